import JSONParsing

/// Speaking to the program.
extension EmulatorProcess {
    func connect() throws -> SocketConnection { try SocketConnection(port) }

    /// Sends one request on a connection of its own. `Host` is `localhost` unless the fields have
    /// another, and `Content-Length` is added for a content.
    func request(
        _ method: String, _ target: String, fields: [String] = [], content: String? = nil,
        onControlPort: Bool = false
    ) throws -> HTTPResponse {
        let connection = try SocketConnection(onControlPort ? controlPort : port)
        try connection.send(Self.request(method, target, fields: fields, content: content))
        return try connection.response(hasContent: method != "HEAD")
    }

    /// The bytes of a request.
    static func request(
        _ method: String, _ target: String, fields: [String] = [], content: String? = nil
    ) -> String {
        var lines = ["\(method) \(target) HTTP/1.1"]
        if !fields.contains(where: { $0.hasPrefix("Host:") }) { lines.append("Host: localhost") }
        lines += fields
        if let content { lines.append("Content-Length: \(content.utf8.count)") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (content ?? "")
    }

    /// The bytes of a request that posts an event.
    static func posting(_ content: String, fields: [String] = []) -> String {
        request(
            "POST", "/v2/events/ingest",
            fields: ["Content-Type: application/json"] + fields, content: content)
    }

    func post(_ content: String, fields: [String] = []) throws -> HTTPResponse {
        let connection = try connect()
        try connection.send(Self.posting(content, fields: fields))
        return try connection.response()
    }

    func get(_ call: String, onControlPort: Bool = true) throws -> HTTPResponse {
        try request("GET", "/_emulator/\(call)", onControlPort: onControlPort)
    }

    /// The record lines that `GET events` shows.
    func events(_ query: String = "") throws -> [JSONValue] {
        try get("events\(query)").json["events"]?.elements ?? []
    }

    /// The journal that `GET requests` shows.
    func requests(_ query: String = "") throws -> [JSONValue] {
        try get("requests\(query)").json["requests"]?.elements ?? []
    }
}

/// An ordinary event that breaks no rule.
func event(_ title: String = "Demo title") -> String {
    #"{"eventType":"CUSTOM_INFO","title":"\#(title)"}"#
}
