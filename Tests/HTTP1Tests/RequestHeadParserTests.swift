import ByteBuffers
import HTTP1
import Testing

struct RequestHeadParserTests {
    static let post = """
        POST /v2/events/ingest HTTP/1.1\r
        Host: localhost:14499\r
        User-Agent: curl/7.88.1\r
        Content-Type: application/json\r
        Content-Length: 2\r
        \r

        """

    @Test(
        arguments: [
            ("\u{16}", .invalidMethod, 0), ("GET\r\n", .malformedRequestLine, 3),
            ("GET /\u{1}", .invalidTarget, 5), ("GET / HTTP/1.2x", .malformedRequestLine, 14),
            ("\r\nGET / HTTP/3.0\r\n", .unsupportedVersion, 8),
            ("GET / HTTP/1.1\r\nHost : a", .spaceBeforeColon, 20),
            ("GET / HTTP/1.1\r\nHost: a b\r\n", .invalidHost, 22),
            ("GET / HTTP/1.1\r\nX: a\u{0}", .invalidFieldValue, 20),
            ("GET / HTTP/1.1\r\nX: a\r\n\r\n", .missingHost, 22),
            (
                "GET / HTTP/1.1\r\nConnection: x\r\nExpect: 100-continue, y\r\n",
                .unknownExpectation, 53
            ),
        ] as [(String, RequestHeadError.Reason, Int)])
    func `an error says where it is`(
        _ text: String, _ reason: RequestHeadError.Reason, _ offset: Int
    ) {
        let error = #expect(throws: RequestHeadError.self) { try parse(text) }
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    @Test
    func `no part of a head is a whole one`() throws {
        let bytes = Array(Self.post.utf8)
        var parser = RequestHeadParser()
        for count in 0..<bytes.count {
            let step = try parser.parse(bytes.span.extracting(0..<count))
            #expect(step == .needsMoreBytes, "\(count)")
        }
        #expect(try parser.parse(bytes.span) == .complete)
        #expect(parser.head.length == bytes.count)
    }

    @Test
    func `what stands behind a head is left alone`() throws {
        let head = try parse(Self.post + "\u{0}\r\rPOST")
        #expect(head.length == Self.post.utf8.count)
        #expect(try parse(Self.post) == head)
    }

    @Test
    func `a parser that was reset knows nothing of the message before`() throws {
        var parser = RequestHeadParser()
        _ = try parser.parse(Array(Self.post.utf8).span)
        parser.reset()
        let bytes = Array("GET / HTTP/1.0\r\n\r\n".utf8)
        #expect(try parser.parse(bytes.span) == .complete)
        #expect(try parser.head == parse("GET / HTTP/1.0\r\n\r\n"))
    }

    @Test
    func `after an error the request line that was read is there`() throws {
        let bytes = Array("PATCH /a HTTP/1.1\r\nX : y\r\n".utf8)
        var parser = RequestHeadParser()
        #expect(throws: RequestHeadError.self) { try parser.parse(bytes.span) }
        #expect(parser.head.method == .patch)
        #expect(String(bytes.span.extracting(parser.head.target)) == "/a")
    }

    @Test(
        arguments: [
            ("GET", .get), ("HEAD", .head), ("POST", .post), ("PUT", .put), ("DELETE", .delete),
            ("CONNECT", .connect), ("OPTIONS", .options), ("TRACE", .trace), ("PATCH", .patch),
            ("Get", .other), ("POSS", .other), ("DELETF", .other), ("OPTIONZ", .other),
            ("TRACK", .other), ("PROPFIND", .other), ("G", .other),
        ] as [(String, RequestMethod)])
    func `a method is told by its exact name`(_ name: String, _ method: RequestMethod) throws {
        #expect(try parse("\(name) * HTTP/1.0\r\n\r\n").method == method)
    }

    @Test
    func `limits can be set`() {
        let limits = HeadLimits(maximumHeadBytes: 64, maximumFields: 1, maximumTargetBytes: 4)
        let heads: [(String, RequestHeadError.Reason?)] = [
            ("GET /abc HTTP/1.0\r\n\r\n", nil), ("GET /abcd HTTP/1.0\r\n\r\n", .targetTooLong),
            ("GET / HTTP/1.0\r\nA: b\r\n\r\n", nil),
            ("GET / HTTP/1.0\r\nA: b\r\nC: d\r\n\r\n", .tooManyFields),
            ("GET / HTTP/1.0\r\nA: \(String(repeating: "b", count: 41))\r\n\r\n", nil),
            ("GET / HTTP/1.0\r\nA: \(String(repeating: "b", count: 42))\r\n\r\n", .headTooLarge),
        ]
        for (text, reason) in heads {
            var parser = RequestHeadParser(limits: limits)
            let bytes = Array(text.utf8)
            var found: RequestHeadError.Reason?
            do throws(RequestHeadError) {
                _ = try parser.parse(bytes.span)
            } catch {
                found = error.reason
            }
            #expect(found == reason, "\(text)")
        }
    }

    @Test
    func `every explanation is a sentence`() {
        let explanations =
            RequestHeadError.Reason.allCases.map(\.explanation)
            + ChunkedError.Reason.allCases.map(\.explanation)
            + RequestTargetError.allCases.map(\.explanation)
        for explanation in explanations {
            #expect(explanation.hasSuffix(".") && explanation.first?.isUppercase == true)
        }
    }

    private func parse(_ text: String) throws -> RequestHead {
        var parser = RequestHeadParser()
        let bytes = Array(text.utf8)
        #expect(try parser.parse(bytes.span) == .complete)
        return parser.head
    }
}
