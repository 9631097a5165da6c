import ByteBuffers
import EventsAPI
import HTTP1
import HTTPServer
import Recording

/// The endpoints that are asked (contract 4).
extension ActiveGateSurface {
    func read(
        _ route: ActiveGateRoute, _ query: String?, _ request: RequestHead, _ head: Span<UInt8>,
        _ connection: Connection, _ reply: inout ByteBuffer
    ) -> Answer {
        let exchange = ReadExchange(request, head, connection)
        do throws(TransportRefusal) {
            switch route {
            case .events: return try list(query, exchange)
            case .event(let id): return try show(id, exchange)
            // An id that no event has (contract 1).
            case .ingest: throw .missing(.event(id: "ingest"))
            case .eventTypes: try list(EventTypeInfo.self, query, exchange, &reply)
            case .eventType(let name):
                try show(EventTypeInfo.named(name), else: .eventType(name), exchange, &reply)
            case .eventProperties: try list(EventPropertyInfo.self, query, exchange, &reply)
            case .eventProperty(let key):
                try show(
                    EventPropertyInfo.named(key), else: .eventProperty(key: key), exchange, &reply)
            }
        } catch {
            refusals.refuse(error, request, head, Span(), on: connection, into: &reply)
        }
        return .ready
    }

    private func list(
        _ query: String?, _ exchange: ReadExchange
    ) throws(TransportRefusal) -> Answer {
        let parameters = try Self.parameters(query)
        let list = try TransportRefusal.querying { () throws(QueryRefusal) in
            try EventListQuery(parameters: parameters, at: core.time.now)
        }
        ask(.page(list), for: exchange)
        return .later
    }

    private func show(_ id: String, _ exchange: ReadExchange) throws(TransportRefusal) -> Answer {
        // A text that can be no id is that of no event (contract 4.7).
        guard let identifier = EventIdentifier(id) else { throw .missing(.event(id: id)) }
        ask(.event(identifier, asOf: core.time.now), for: exchange)
        return .later
    }

    private func list<Entry: CatalogEntry>(
        _ type: Entry.Type, _ query: String?, _ exchange: ReadExchange,
        _ reply: inout ByteBuffer
    ) throws(TransportRefusal) {
        let parameters = try Self.parameters(query)
        let list = try TransportRefusal.querying { () throws(QueryRefusal) in
            try CatalogQuery<Entry>(parameters: parameters)
        }
        answer(exchange, &reply) { list.appendPage(to: &$0) }
    }

    private func show(
        _ entry: (any CatalogEntry)?, else missing: MissingResource, _ exchange: ReadExchange,
        _ reply: inout ByteBuffer
    ) throws(TransportRefusal) {
        guard let entry else { throw .missing(missing) }
        answer(exchange, &reply) { entry.append(to: &$0) }
    }

    private func answer(
        _ exchange: ReadExchange, _ reply: inout ByteBuffer, compose: (inout ByteBuffer) -> Void
    ) {
        responder.respond(
            200, to: exchange.request, at: core.time,
            closing: exchange.connection.isClosing(after: exchange.request), into: &reply,
            compose: compose)
        core.noteRead(exchange, status: 200)
    }

    private static func parameters(
        _ query: String?
    ) throws(TransportRefusal) -> [(name: String, value: String)] {
        guard let query else { return [] }
        do throws(RequestTargetError) {
            return try QueryParameters(query).parameters.map { ($0.name, $0.value) }
        } catch {
            throw .malformed("The query has a malformed escape.")
        }
    }
}

/// What is answered later, from the history of events.
extension ActiveGateSurface {
    private func ask(_ question: EventQueries.Question, for exchange: ReadExchange) {
        // Behind the commit, so that it sees what stood before it on the same connection.
        core.afterCommit { [self] in
            core.beside(queries.queue, queries.answering(question, from: core.recorder.lines())) {
                [self] outcome in
                finish(outcome, of: question, exchange)
            }
        }
    }

    private func finish(
        _ outcome: ReadOutcome, of question: EventQueries.Question, _ exchange: ReadExchange
    ) {
        switch outcome {
        case .content(let content):
            // Before it is delivered: that may read on and answer what was asked behind it.
            core.noteLateRead(exchange, status: 200)
            exchange.connection.complete { closing, reply in
                responder.respond(
                    200, to: exchange.request, at: core.time, closing: closing, into: &reply
                ) { $0.append(content.span) }
            }
        case .missing: finish(.missing(.event(id: question.text)), exchange)
        case .failed(let reason):
            core.observer.incident(.readFailed(reason))
            finish(.unreadable, exchange)
        }
    }

    private func finish(_ refusal: TransportRefusal, _ exchange: ReadExchange) {
        core.noteLateRead(exchange, status: refusal.status, refusal)
        exchange.connection.complete { closing, reply in
            refusals.append(refusal, to: exchange.request, closing: closing, into: &reply)
        }
    }
}
