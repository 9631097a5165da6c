import ByteBuffers
import EventsAPI
import HTTP1
import HTTPServer

extension ActiveGateSurface {
    /// What a request is for.
    enum Destination {
        /// An event, with the coding of its content.
        case ingest(ContentCoding?)
        /// What is asked for, and the query behind the path.
        case read(ActiveGateRoute, String?)
        case nowhere(TransportRefusal)
    }

    /// Looks at path, method, authentication, scope, encoding and type, in the order of contract 0.5.
    func destination(of request: RequestHead, in head: Span<UInt8>) -> Destination {
        let target: RequestTarget
        do throws(RequestTargetError) {
            target = try RequestTarget(head.extracting(request.target), method: request.method)
        } catch {
            return .nowhere(.malformed("The request target is malformed."))
        }
        guard let route = ActiveGateRoute(target.segments, environmentID: environmentID) else {
            let hint = ActiveGatePathHint.hint(for: target.path, environmentID: environmentID)
            return .nowhere(.unknownPath(hint: hint))
        }
        guard route.takes(request.method) else {
            return .nowhere(
                .methodNotAllowed(allowed: route.allowedMethods, hint: Self.methodHint(route)))
        }
        let scope: TokenScope = request.method == .post ? .ingestEvents : .readEvents
        switch authentication.outcome(request, in: head, query: target.query, for: scope) {
        case .unknown:
            return .nowhere(.unauthenticated(hint: Self.tokenHint(request, head, target.query)))
        case .lacksScope: return .nowhere(.forbidden(scope))
        case .allowed: break
        }
        guard request.method == .post else { return .read(route, target.query) }
        return ingestDestination(request, head)
    }

    private func ingestDestination(
        _ request: RequestHead, _ head: Span<UInt8>
    ) -> Destination {
        let coding: ContentCoding?
        switch ContentEncoding(request, in: head) {
        case .identity: coding = nil
        case .coding("gzip"), .coding("x-gzip"): coding = .gzip
        case .coding("deflate"): coding = .deflate
        case .coding, .several: return .nowhere(.unsupportedEncoding)
        }
        if let range = request.contentType, !range.isEmpty,
            !ContentType.isJSON(head.extracting(range))
        {
            return .nowhere(.unsupportedType)
        }
        return .ingest(coding)
    }

    private static func methodHint(_ route: ActiveGateRoute) -> String {
        route == .events
            ? "events are posted to /events/ingest; GET lists what was taken"
            : "events are posted to /events/ingest; everything else is asked for with GET"
    }

    /// Why a client's credentials are none; told to people only.
    private static func tokenHint(
        _ request: RequestHead, _ head: Span<UInt8>, _ query: String?
    ) -> String {
        guard let field = request.authorization else {
            return query?.contains("api-token=") == true
                ? "no such token is known here"
                : "there is no token: send Authorization: Api-Token …"
        }
        let scheme = String(head.extracting(field)).prefix { $0 != " " }.lowercased()
        switch scheme {
        case "api-token": return "no such token is known here"
        case "bearer": return "this API takes no Bearer token: send Authorization: Api-Token …"
        default: return "the scheme is not Api-Token: send Authorization: Api-Token …"
        }
    }
}
