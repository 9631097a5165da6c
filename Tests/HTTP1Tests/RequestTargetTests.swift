import HTTP1
import Testing

struct RequestTargetTests {
    @Test(
        arguments: [
            ("/v2/events/ingest", true), ("/v2/events/ingest?", true),
            ("/v2/events/ingest?a=/b", true), ("/v2/events/ingest/", false),
            ("/v2/events/ingest?a#b", false), ("/v2/events/ingest#a", false),
            ("/v2/events/inges", false), ("", false),
            ("/v2/events/ingesT", false), ("/V2/events/ingest", false),
            ("/v2/eventsXingest", false), ("/%762/events/ingest", false),
        ] as [(String, Bool)])
    func `a path is told by its exact bytes`(_ target: String, _ isPath: Bool) {
        let bytes = Array("POST \(target) HTTP/1.1".utf8)
        let range = 5..<(5 + target.utf8.count)
        #expect(RequestTarget.isPath(bytes.span, range, "/v2/events/ingest") == isPath)
    }

    @Test(arguments: ["/", "/a", "/_emulator/ready", "/e/abc12345/api/v2/events"])
    func `a path of any length can be told`(_ target: String) {
        let bytes = Array(target.utf8)
        let range = 0..<bytes.count
        #expect(RequestTarget.isPath(bytes.span, range, "/") == (target == "/"))
        #expect(RequestTarget.isPath(bytes.span, range, "/a") == (target == "/a"))
        let isReady = RequestTarget.isPath(bytes.span, range, "/_emulator/ready")
        #expect(isReady == (target == "/_emulator/ready"))
    }

    @Test
    func `the parameters of a query are decoded`() throws {
        let query = try QueryParameters("a=1&b=x%3Dy+z&a=2&&c&d==&%C3%A4=%26")
        #expect(query.parameters.map(\.name) == ["a", "b", "a", "c", "d", "ä"])
        #expect(query.parameters.map(\.value) == ["1", "x=y z", "2", "", "=", "&"])
        #expect(query["a"] == "1")
        #expect(query["e"] == nil)
    }

    @Test(arguments: ["a=%", "a=%4", "%zz", "a=%FF"])
    func `a query with a broken escape is refused`(_ text: String) {
        #expect(throws: RequestTargetError.invalidEscape) { try QueryParameters(text) }
    }
}
