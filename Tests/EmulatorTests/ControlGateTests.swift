import Testing

@testable import Emulator

@Suite struct ControlGateTests {
    private func refusal(
        _ line: String, _ fields: String..., allowing hosts: [String] = []
    ) throws -> String? {
        var lines = ["\(line) HTTP/1.1"] + fields
        if !fields.contains(where: { $0.hasPrefix("Host:") }) { lines.append("Host: localhost") }
        let head = try ReadHead(lines: lines)
        let call = try #require(try head.controlCall)
        return ControlGate(allowedHosts: hosts).refusal(of: call)
    }

    @Test(arguments: [
        "localhost", "LocalHost", "localhost:14499", "127.0.0.1", "127.0.0.1:1", "127.255.255.254",
        "[::1]", "[::1]:8080", "[0:0:0:0:0:0:0:1]", "a.localhost", "a.b.localhost:80",
    ])
    func `loopback may call by any of its names`(_ host: String) throws {
        #expect(try refusal("GET /_emulator/ready", "Host: \(host)") == nil)
    }

    @Test(arguments: [
        "example.com", "localhost.example.com", "notlocalhost", "127.0.0.1.example.com",
        "128.0.0.1",
        "0.0.0.0", "[::]", "[::ffff:127.0.0.1]", "10.0.0.1:14499", "127.1", "2130706433", "",
        "localhost.",
    ])
    func `any other name needs leave`(_ host: String) throws {
        #expect(try refusal("GET /_emulator/ready", "Host: \(host)") != nil)
    }

    @Test(arguments: ["emulator", "EMULATOR:1", "192.0.2.7", "192.0.2.7:80", "[2001:db8::1]:80"])
    func `leave is given by name, whatever the port and case`(_ host: String) throws {
        let hosts = ["Emulator", "192.0.2.7", "[2001:db8::1]"]
        let line = "GET /_emulator/ready"
        #expect(try refusal(line, "Host: \(host)", allowing: hosts) == nil)
        #expect(try refusal(line, "Host: \(host)") != nil)
        #expect(try refusal(line, "Host: other", allowing: hosts) != nil)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "BREW"])
    func `what may change something is refused to pages of another origin`(
        _ method: String
    ) throws {
        let line = "\(method) /_emulator/events"
        let host = "Host: localhost:14499"
        #expect(try refusal(line, host) == nil)
        #expect(try refusal(line, host, "Origin: http://localhost:14499") == nil)
        #expect(try refusal(line, host, "Origin: http://LOCALHOST:14499") == nil)
        for origin in ["null", "http://localhost", "http://evil.example", "localhost:14499", ""] {
            #expect(try refusal(line, host, "Origin: \(origin)") != nil, "\(origin)")
        }
    }

    @Test(arguments: ["GET", "HEAD"])
    func `what changes nothing is answered whatever the origin`(_ method: String) throws {
        let line = "\(method) /_emulator/events"
        #expect(try refusal(line, "Origin: http://evil.example") == nil)
    }

    @Test(arguments: [
        ("/_emulator/ready", ["ready"]), ("/_emulator/events?after=1", ["events"]),
        ("/_emulator", []), ("/_emulator/", [""]), ("/%5Femulator/a%2Fb", ["a/b"]),
        ("http://localhost/_emulator/x", ["x"]),
    ])
    func `a call is what stands under _emulator`(_ target: String, _ segments: [String]) throws {
        #expect(try ReadHead("GET \(target) HTTP/1.1").controlCall?.segments == segments)
    }

    @Test(arguments: ["/", "/v2/events/ingest", "/_emulatorx", "/x/_emulator/ready", "//_emulator"])
    func `anything else is no call`(_ target: String) throws {
        #expect(try ReadHead("GET \(target) HTTP/1.1").controlCall == nil)
    }
}
