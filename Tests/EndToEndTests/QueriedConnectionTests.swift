import Glibc
import JSONParsing
import Testing

/// Queries and events of the ActiveGate in the forms that HTTP/1.1 allows.
@Suite struct QueriedConnectionTests {
    private static let path = "/api/v2/events"

    @Test func `answers come in the order of their requests, whatever these are`() throws {
        let gate = try ActiveGateProcess()
        let connection = try gate.connect()
        let requests: [(bytes: [UInt8], status: Int)] = [
            (ActiveGateProcess.request("GET", Self.path), 200),
            (ActiveGateProcess.request("GET", Self.path, token: "x"), 401),
            (ActiveGateProcess.posting(event()), 201), (ActiveGateProcess.posting("{}"), 400),
            (ActiveGateProcess.request("GET", Self.path + "/5"), 404),
            (ActiveGateProcess.request("GET", Self.path, content: Array("ignored".utf8)), 200),
            (ActiveGateProcess.request("GET", "/api/v2/eventTypes"), 200),
            (ActiveGateProcess.request("PUT", Self.path, content: [0x78]), 405),
            (ActiveGateProcess.request("GET", Self.path + "?pageSize=0"), 400),
            (ActiveGateProcess.request("GET", "/nowhere"), 404),
        ]
        for _ in 1...3 { try connection.send(requests.flatMap(\.bytes)) }
        for (place, status) in (requests + requests + requests).map(\.status).enumerated() {
            #expect(try connection.response().status == status, "\(place)")
        }
        #expect(try gate.emulator.requests().count == 30)
        #expect(try gate.page()["totalCount"]?.int64 == 3)
    }

    @Test func `a query is the last on its connection when the client says so`() throws {
        let gate = try ActiveGateProcess()
        for target in [Self.path, Self.path + "/5", "/api/v2/eventTypes"] {
            let connection = try gate.connect()
            try connection.send(
                ActiveGateProcess.request("GET", target, fields: ["Connection: close"]))
            let response = try connection.response()
            #expect(response["Connection"] == "close", "\(target)")
            #expect(try connection.rest().isEmpty)
            let old = try gate.connect()
            let request = ActiveGateProcess.request("GET", target)
            try old.send(
                String(decoding: request, as: UTF8.self).replacing("HTTP/1.1", with: "HTTP/1.0"))
            #expect(try old.response().status == response.status)
            #expect(try old.rest().isEmpty)
        }
    }

    @Test func `compressed content may come in chunks`() throws {
        let gate = try ActiveGateProcess()
        let content = try CompressedContent.bytes(event("chunks"), .gzip)
        let head = ActiveGateProcess.request(
            "POST", "/api/v2/events/ingest",
            fields: ["Content-Encoding: gzip", "Transfer-Encoding: chunked"])
        let connection = try gate.connect()
        try connection.send(head)
        for byte in content { try connection.send(Array("1\r\n".utf8) + [byte, 0x0D, 0x0A]) }
        try connection.send("0\r\n\r\n")
        #expect(try connection.response().status == 201)
        #expect(try gate.titles() == ["chunks"])
    }

    @Test func `clients that leave before their answer cost nothing`() throws {
        let gate = try ActiveGateProcess()
        try gate.post((1...50).map { event("\($0)") })
        for _ in 1...20 {
            let connection = try gate.connect()
            try connection.send(ActiveGateProcess.request("GET", Self.path))
        }
        #expect(try gate.page()["totalCount"]?.int64 == 50)
        #expect(try gate.emulator.stop() == .exit(0))
    }

    @Test func `an answer that nobody has read yet outlives the end`() throws {
        let gate = try ActiveGateProcess()
        try gate.post([event()])
        let connection = try gate.connect()
        try connection.send(ActiveGateProcess.request("GET", Self.path))
        #expect(try eventually { try gate.emulator.requests().count == 2 })
        gate.emulator.process.signal(SIGTERM)
        #expect(try connection.response().json["totalCount"]?.int64 == 1)
        #expect(try gate.emulator.process.wait() == .exit(0))
    }

    @Test func `many ask and post at once`() throws {
        let gate = try ActiveGateProcess()
        let connections = try (1...8).map { _ in try gate.connect() }
        let query = ActiveGateProcess.request("GET", Self.path + "?pageSize=1")
        for round in 1...10 {
            for connection in connections {
                try connection.send(ActiveGateProcess.posting(event("\(round)")) + query)
            }
            for connection in connections {
                #expect(try connection.response().status == 201)
                let count = try connection.response().json["totalCount"]?.int64 ?? 0
                #expect(((round - 1) * 8 + 1...round * 8).contains(Int(count)))
            }
        }
        #expect(try gate.emulator.sequences() == Array(1...80))
    }
}
