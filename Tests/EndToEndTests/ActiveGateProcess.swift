import Foundation
import Glibc
import JSONParsing
import Testing

/// The program, serving as an ActiveGate as well, and a way to speak HTTPS to it.
final class ActiveGateProcess {
    let emulator: EmulatorProcess

    /// A token with both scopes, and one with each.
    static let token = "dt0c01.BOTH.SECRET"
    static let ingestToken = "dt0c01.INGEST.SECRET"
    static let readToken = "dt0c01.READ.SECRET"

    private static let tokens = [
        "--token", token, "--token", "\(ingestToken)=events.ingest",
        "--token", "\(readToken)=events.read",
    ]

    /// Starts the program with these options and waits until it is ready. Without `tokens` of a
    /// test's own it has those above.
    init(
        _ options: [String] = [], tokens: [String]? = nil, shell: String = ":",
        in folder: CommandLineFolder? = nil
    ) throws {
        emulator = try EmulatorProcess(
            ["--activegate", "--activegate-port", "0"] + (tokens ?? Self.tokens) + options,
            shell: shell, in: folder)
    }

    /// What the ready line says of the ActiveGate.
    var ready: JSONValue { emulator.ready["activeGate"] ?? JSONValue(.null) }

    func connect() throws -> SocketConnection {
        try TLSTunnel.connect(
            to: UInt16(truncatingIfNeeded: ready["port"]?.int64 ?? 0),
            trusting: ready["caFile"]?.string ?? "")
    }

    /// Sends one request on a connection of its own, to a path below `/api/v2`.
    func request(
        _ method: String, _ path: String, token: String? = ActiveGateProcess.token,
        fields: [String] = [], content: [UInt8]? = nil
    ) throws -> HTTPResponse {
        let connection = try connect()
        try connection.send(
            Self.request(method, "/api/v2" + path, token: token, fields: fields, content: content))
        return try connection.response(hasContent: method != "HEAD")
    }

    /// The bytes of a request.
    static func request(
        _ method: String, _ target: String, token: String? = ActiveGateProcess.token,
        fields: [String] = [], content: [UInt8]? = nil
    ) -> [UInt8] {
        let head = EmulatorProcess.request(
            method, target,
            fields: fields + (token.map { ["Authorization: Api-Token \($0)"] } ?? [])
                + (content.map { ["Content-Length: \($0.count)"] } ?? []))
        return Array(head.utf8) + (content ?? [])
    }

    /// The bytes of a request that posts an event.
    static func posting(_ content: String, fields: [String] = []) -> [UInt8] {
        request(
            "POST", "/api/v2/events/ingest",
            fields: ["Content-Type: application/json; charset=utf-8"] + fields,
            content: Array(content.utf8))
    }

    func post(_ content: String) throws -> HTTPResponse {
        let connection = try connect()
        try connection.send(Self.posting(content))
        return try connection.response()
    }

    /// Posts events one behind the other on one connection, each of which must be taken.
    func post(_ contents: [String]) throws {
        let connection = try connect()
        for content in contents {
            try connection.send(Self.posting(content))
            let response = try connection.response()
            #expect(response.status == 201, "\(response.text)")
            #expect(try response.json["reportCount"]?.int64 != 0, "\(response.text)")
        }
    }

    func get(_ path: String) throws -> HTTPResponse { try request("GET", path) }
}

/// What `GET events` tells.
extension ActiveGateProcess {
    /// The page that a query asks for, which must be answered.
    func page(_ parameters: String = "") throws -> JSONValue {
        let response = try get("/events" + parameters)
        #expect(response.status == 200, "\(response.text)")
        return try response.json
    }

    func events(_ parameters: String = "") throws -> [JSONValue] {
        try page(parameters)["events"]?.elements ?? []
    }

    /// The titles of the events, in their order.
    func titles(_ parameters: String = "") throws -> [String] {
        try events(parameters).compactMap { $0["title"]?.string }
    }
}

extension String {
    /// As a value in a query.
    var escaped: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self
    }
}
