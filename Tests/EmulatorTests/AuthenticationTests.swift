import ByteBuffers
import Testing

@testable import Emulator

/// Who may call the public API.
@Suite struct AuthenticationTests {
    private let authentication = Authentication([
        APIToken("dt0c01.ABC.DEF", scopes: [.ingestEvents]),
        APIToken("dt0c01.ABC.XYZ", scopes: [.readEvents]),
        APIToken("old", scopes: [.ingestEvents, .readEvents]),
        APIToken("old", scopes: []),
    ])

    private func outcome(
        _ fields: [String] = [], query: String? = nil, for scope: TokenScope = .ingestEvents
    ) throws -> Authentication.Outcome {
        let head = try ReadHead(lines: ["POST / HTTP/1.1"] + fields)
        return authentication.outcome(
            head.request, in: head.bytes.span, query: query, for: scope)
    }

    @Test(arguments: [
        "Api-Token dt0c01.ABC.DEF", "API-Token dt0c01.ABC.DEF", "api-token dt0c01.ABC.DEF",
        "Api-Token   dt0c01.ABC.DEF", "Api-Token old",
    ])
    func `a known token is allowed what its scopes say, whatever the scheme's case`(
        _ value: String
    ) throws {
        #expect(try outcome(["Authorization: \(value)"]) == .allowed)
    }

    @Test(arguments: [
        "", "Api-Token", "Api-Token ", "Api-Tokendt0c01.ABC.DEF", "Bearer dt0c01.ABC.DEF",
        "Api-Token dt0c01.ABC.DE", "Api-Token dt0c01.ABC.DEFG", "Api-Token dt0c01.abc.def",
        "dt0c01.ABC.DEF", "Basic b2xkOg==", "Api-Token dt0c01.ABC.DEF x", "Api-Token\told",
    ])
    func `anything else is unknown`(_ value: String) throws {
        #expect(try outcome(["Authorization: \(value)"]) == .unknown)
    }

    @Test func `without credentials nobody is known`() throws {
        #expect(try outcome() == .unknown)
        #expect(try outcome(query: "api-token=") == .unknown)
        #expect(try outcome(query: "token=old") == .unknown)
    }

    @Test func `a token may stand in the query`() throws {
        #expect(try outcome(query: "x=y&api-token=old") == .allowed)
        #expect(try outcome(query: "api-token=o%6Cd") == .allowed)
        #expect(try outcome(query: "api-token=dt0c01.ABC.XYZ") == .lacksScope)
    }

    @Test func `where both are there the field counts`() throws {
        #expect(try outcome(["Authorization: Api-Token x"], query: "api-token=old") == .unknown)
        #expect(try outcome(["Authorization: Api-Token old"], query: "api-token=x") == .allowed)
    }

    @Test func `a token without the scope is told so`() throws {
        let field = ["Authorization: Api-Token dt0c01.ABC.DEF"]
        #expect(try outcome(field, for: .readEvents) == .lacksScope)
        #expect(try outcome(["Authorization: Api-Token old"], for: .readEvents) == .allowed)
    }

    @Test(
        arguments: [
            ("t=events.ingest", [.ingestEvents]), ("t=events.read", [.readEvents]),
            ("t=events.ingest,events.read", [.ingestEvents, .readEvents]),
            ("t", [.ingestEvents, .readEvents]), ("t=events.read,,events.read", [.readEvents]),
        ] as [(String, Set<TokenScope>)])
    func `a token is given with its scopes`(_ text: String, _ scopes: Set<TokenScope>) throws {
        let token = try APIToken(text)
        #expect(token.scopes == scopes)
        #expect(token.secret == Array("t".utf8))
    }

    @Test(
        arguments: [
            ("", .emptyToken), ("=events.read", .emptyToken), ("dt0c01.X=", .noScope),
            ("dt0c01.X=,", .noScope), ("dt0c01.X=events", .unknownScope("events")),
            ("dt0c01.X y=events.read", .invalidCharacter),
            ("dt0c01.X=Events.Read", .unknownScope("Events.Read")),
            ("dt0c01.X\u{E9}", .invalidCharacter),
            ("events.read=dt0c01.X.Y", .unknownScope("dt0c01.X.Y")),
        ] as [(String, APITokenError)])
    func `what is wrong with a token is told without the token`(
        _ text: String, _ error: APITokenError
    ) {
        #expect(throws: error) { try APIToken(text) }
        #expect(!error.description.contains("dt0c01"))
    }
}
