import ByteBuffers
import EventsAPI
import Foundation
import JSONParsing
import Querying
import Recording

/// A record in a folder of its own, to which events are posted at moments that a test chooses, and
/// the history that is asked about them.
final class RecordedEnvironment {
    /// 2026-11-23T05:20:00.123Z
    static let noon = Timestamp(milliseconds: 1_795_411_200_123)
    static let minute: Int64 = 60_000

    let path: String
    private(set) var recorder: Recorder
    private let inventory: EntityInventory?
    private var history = EventHistory()

    struct NotAccepted: Error { let violations: [String] }

    init(inventory: EntityInventory? = nil, path: String? = nil) throws {
        self.path =
            path ?? NSTemporaryDirectory() + "querying-" + UUID().uuidString + ".jsonl"
        self.inventory = inventory
        recorder = try Recorder(.file(path: self.path))
    }

    deinit {
        unlink(path)
    }

    /// Records an event that comes in so many milliseconds after noon, and gives the answer.
    @discardableResult
    func post(
        _ event: String, after milliseconds: Int64 = 0, from provider: EventProvider = .rest
    ) throws -> JSONValue {
        let now = Self.noon.later(milliseconds)
        let judge = EventJudge(provider: provider, isStrict: false, entities: inventory)
        let body = Array(event.utf8)
        let verdict = judge.judge(body.span, at: now)
        guard verdict.outcome == .accepted else {
            throw NotAccepted(violations: verdict.violations.map(\.rule.id))
        }
        var time = ByteBuffer()
        now.append(to: &time)
        recorder.append(
            verdict, of: body.span, time: time.span,
            from: RecordOrigin(session: "main", surface: "activegate"),
            peer: Array("127.0.0.1:53124".utf8).span)
        try recorder.commit()
        var answer = ByteBuffer()
        verdict.appendReply(to: &answer)
        return try JSONValue(parsing: answer.span)
    }

    /// Asks for a page so many milliseconds after noon.
    func page(_ parameters: [String: String] = [:], after milliseconds: Int64 = 0) throws -> Page {
        try Page(text(parameters, after: milliseconds))
    }

    func text(_ parameters: [String: String] = [:], after milliseconds: Int64 = 0) throws -> String
    {
        let query = try EventListQuery(
            parameters: parameters.map { ($0.key, $0.value) },
            at: Self.noon.later(milliseconds))
        let source = recorder.lines()
        try history.catchUp(with: source)
        var json = ByteBuffer()
        try history.appendPage(
            query, from: source, in: environment, warnings: [], to: &json)
        return String(json.span)
    }

    /// Asks for one event.
    func event(_ id: String, after milliseconds: Int64 = 0) throws -> JSONValue? {
        guard let identifier = EventIdentifier(id) else { return nil }
        let source = recorder.lines()
        try history.catchUp(with: source)
        var json = ByteBuffer()
        let isThere = try history.appendEvent(
            identifier, asOf: Self.noon.later(milliseconds), from: source, in: environment,
            to: &json)
        return isThere ? try JSONValue(parsing: json.span) : nil
    }

    private var environment: QueriedEnvironment {
        QueriedEnvironment(id: "abc12345", inventory: inventory)
    }

    /// Forgets all that was read, and the recorder with it, as a restart does.
    func restart() throws {
        try recorder.close()
        recorder = try Recorder(.file(path: path))
        history = EventHistory()
    }

    var indexBytes: Int { history.indexBytes }
    var count: Int { history.count }
}

/// A page of events as it was answered.
struct Page {
    let json: JSONValue

    init(_ text: String) throws {
        json = try JSONValue(parsing: Array(text.utf8).span)
    }

    var events: [JSONValue] { json["events"]?.elements ?? [] }
    var titles: [String] { events.compactMap { $0["title"]?.string } }
    var ids: [String] { events.compactMap { $0["eventId"]?.string } }
    var total: Int64? { json["totalCount"]?.int64 }
    var nextPageKey: String? { json["nextPageKey"]?.string }
}

extension Timestamp {
    func later(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds)
    }
}

/// The text of an event.
func event(_ type: String, _ title: String, _ more: String = "") -> String {
    #"{"eventType":"\#(type)","title":"\#(title)"\#(more.isEmpty ? "" : "," + more)}"#
}
