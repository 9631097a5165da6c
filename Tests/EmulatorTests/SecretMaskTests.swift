import Testing

@testable import Emulator

@Suite struct SecretMaskTests {
    @Test(arguments: [
        ("Authorization", true), ("authorization", true), ("AUTHORIZATION", true), ("Cookie", true),
        ("Proxy-Authorization", true), ("X-Authorization", false), ("Host", false), ("", false),
    ])
    func `fields that hold secrets are known by their names`(_ name: String, _ isSecret: Bool) {
        #expect(SecretMask.isSecret(fieldName: name) == isSecret)
    }

    @Test(arguments: [
        ("/a", "/a"), ("/a?", "/a?"), ("/a?api-token", "/a?api-token"),
        ("/a?api-token=", "/a?api-token=***"), ("/a?api-token=s", "/a?api-token=***"),
        ("/a?x=1&Api-Token=s&y=2", "/a?x=1&Api-Token=***&y=2"),
        ("/a?api-token=s&api-token=t", "/a?api-token=***&api-token=***"),
        ("/a?api%2Dtoken=s", "/a?api%2Dtoken=***"), ("/a?%61PI-token=s", "/a?%61PI-token=***"),
        ("/a?api-token=s=t?u", "/a?api-token=***"),
        ("/a?&&x&api-token=s&", "/a?&&x&api-token=***&"),
        ("/a?%zz=1&api-token=s", "/a?%zz=1&api-token=***"),
        ("/api-token=s?my-api-token=t", "/api-token=s?my-api-token=t"),
        ("http://h/?api-token=s", "http://h/?api-token=***"),
    ])
    func `the value of api-token is masked in a target`(_ target: String, _ masked: String) {
        #expect(SecretMask.maskedTarget(target) == masked)
    }

    @Test(arguments: [
        ("GET / HTTP/9\r\nHost: a\r\n\r\n", "GET / HTTP/9\nHost: a\n\n"),
        ("GET /?api-token=s HTTP/9", "GET /?api-token=***"),
        ("GET /?API%2Dtoken=s HTTP/9", "GET /?API%2Dtoken=***"),
        ("GET /\u{130}?Api-Token=s HTTP/9", "GET /\u{130}?Api-Token=***"),
        ("A\nauthorization:s\nB", "A\nauthorization: ***\nB"),
        ("Authorization : s", "Authorization: ***"), ("Authorization=s", "Authorization: ***"),
        (" \tAuthorization: s", "Authorization: ***"), ("Authorization s", "Authorization: ***"),
        ("Authorization: a\r\n b\r\n\tc\r\nd", "Authorization: ***\n ***\n ***\nd"),
        ("X: a\rCookie: s\rY: b", "X: a\nCookie: ***\nY: b"),
        ("X: a\r\n b", "X: a\n b"), ("", ""), ("\n", "\n"), ("api-token=", "api-token=***"),
    ])
    func `what looks like a secret is masked where nothing could be read`(
        _ head: String, _ masked: String
    ) {
        #expect(SecretMask.maskedHead(Array(head.utf8).span) == masked)
    }

    @Test func `bytes that are not UTF-8 hide no secret`() {
        let head = [0xFF] + Array("\r\nAuthorization: ".utf8) + [0xC3] + Array("secret\r\n".utf8)
        #expect(SecretMask.maskedHead(head.span) == "\u{FFFD}\nAuthorization: ***\n")
    }
}
