import ByteBuffers
import Testing

@testable import Emulator

@Suite struct SecretValuesTests {
    private static let token = "dt0c01.ST2EY72KQINMH574WMNVI7YN.G3DFPBEJYMODIDAEX454M7YWBUVEFOWK"
    private let secrets = SecretValues([
        APIToken(token, scopes: []), APIToken("other\"secret", scopes: []),
        APIToken("short", scopes: []),
    ])

    @Test(arguments: [
        ("?api_token=\(token)&x=y", "?api_token=***&x=y"), ("\(token)\(token)", "******"),
        ("X-Api-Token: \(token)", "X-Api-Token: ***"), ("", ""), ("d", "d"), ("dt0c01.", "dt0c01."),
        ("'\(token.prefix(40))…' is none", "'***…' is none"), (#"{"other\"secret"}"#, #"{"***"}"#),
        ("a short word", "a short word"), ("x\(token.dropLast())", "x***"),
    ])
    func `a token is hidden wherever it stands, also cut`(_ text: String, _ masked: String) {
        #expect(secrets.masked(text) == masked)
    }

    @Test func `without tokens a text stays as it is`() {
        #expect(SecretValues().masked(Self.token) == Self.token)
    }
}
