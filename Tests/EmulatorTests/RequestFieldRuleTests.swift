import EventsAPI
import Testing

@testable import Emulator

/// What a OneAgent makes of path, content type and content encoding.
@Suite struct RequestFieldRuleTests {
    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=UTF-8",
        "application/json ;x=y", "Application/Json", "application/json\t;x",
    ])
    func `JSON is JSON, whatever its case and parameters`(_ type: String) throws {
        let head = try ReadHead("POST / HTTP/1.1", "Content-Type: \(type)")
        #expect(ContentType.finding(head.request, in: head.bytes.span) == nil)
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "application/jso",
        "application/problem+json", "json", "\"application/json\"", "application/json-seq",
    ])
    func `another content type is warned about`(_ type: String) throws {
        let head = try ReadHead("POST / HTTP/1.1", "Content-Type: \(type)")
        #expect(
            ContentType.finding(head.request, in: head.bytes.span)?.id == "content-type.not-json")
    }

    @Test(arguments: ["X: y", "Content-Type:", "Content-Type: \t "])
    func `no content type is warned about`(_ field: String) throws {
        let head = try ReadHead("POST / HTTP/1.1", field)
        #expect(
            ContentType.finding(head.request, in: head.bytes.span)?.id == "content-type.missing")
    }

    @Test(arguments: [
        ([], true), ([""], true), (["identity"], true), (["IdEnTiTy"], true),
        (["identity,identity"], true), ([" , ,identity"], true), (["", "identity"], true),
        (["gzip"], false), (["GZIP"], false), (["identity, gzip"], false),
        (["identity", "br"], false), (["", "deflate"], false), (["identity;q=1"], false),
        (["iden tity x"], false), (["iden tity"], false), (["identity, i dentity"], false),
        (["identity \t, \t identity "], true),
    ])
    func `only identity is no encoding`(_ codings: [String], _ isIdentity: Bool) throws {
        let fields = codings.map { "content-Encoding: \($0)" }
        let head = try ReadHead(lines: ["POST / HTTP/1.1", "Host: a"] + fields)
        #expect((ContentEncoding(head.request, in: head.bytes.span) == .identity) == isIdentity)
    }

    @Test(arguments: [
        ("/v2/events/ingest/", "no slash at its end"), ("/api/v2/events/ingest", "/api belongs"),
        ("/v2/events", "post to /v2/events/ingest"), ("/", "post to /v2/events/ingest"),
        ("/metrics/ingest", "takes events only"), ("/v2/logs/ingest", "takes events only"),
        ("/otlp/v1/traces", "takes events only"), ("/e/abc/api/v2/events/ingest", "ActiveGate"),
        ("/V2/events/INGEST", "case-sensitive"),
    ])
    func `a missed path has a hint`(_ path: String, _ hint: String) {
        #expect(PathHint.hint(for: path)?.contains(hint) == true)
    }

    @Test(arguments: ["/x", "", "/v2/events/ingest/x", "/v1/events", "/favicon.ico", "/e"])
    func `no hint is a wrong one`(_ path: String) {
        #expect(PathHint.hint(for: path) == nil)
    }
}
