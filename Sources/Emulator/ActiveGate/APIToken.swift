/// An API token with its scopes. Its text is never shown; only one that was made up is told.
package struct APIToken: Sendable {
    let secret: [UInt8]
    package let scopes: Set<TokenScope>

    /// - Parameters:
    ///   - text: the token, which is not to be logged or recorded anywhere.
    ///   - scopes: what it allows.
    package init(_ text: String, scopes: Set<TokenScope>) {
        secret = Array(text.utf8)
        self.scopes = scopes
    }
}

/// Why a text is not `TOKEN=SCOPE,SCOPE`. What it says never has the token in it.
package enum APITokenError: Error, Equatable, CustomStringConvertible {
    case emptyToken
    /// A space or a control character, or one beyond ASCII, cannot stand in a field value.
    case invalidCharacter
    case unknownScope(String)
    case noScope

    package var description: String {
        let scopes = TokenScope.allCases.map(\.rawValue).joined(separator: ",")
        return switch self {
        case .emptyToken: "a token is TOKEN=\(scopes); nothing stands before the ="
        case .invalidCharacter: "a token is made of visible ASCII characters without spaces"
        case .unknownScope(let scope):
            "\(Self.shown(scope) ?? "what stands behind the =") is no scope; known are \(scopes)"
        case .noScope: "no scope stands behind the =; known are \(scopes)"
        }
    }

    /// Nil for what may be the token itself, on the wrong side of the `=`.
    private static func shown(_ scope: String) -> String? {
        let isPlain = scope.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: ".")
        }
        return isPlain && scope.utf8.count <= 24 ? scope : nil
    }
}

extension APIToken {
    /// Reads `dt0c01.….…=events.ingest,events.read`; without `=` the token has every scope.
    ///
    /// Any text without spaces may be a token: old ones have no parts (contract 5).
    package init(_ specification: some StringProtocol) throws(APITokenError) {
        let parts = specification.split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let text = parts.first, !text.isEmpty else { throw .emptyToken }
        guard text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw .invalidCharacter }
        var scopes = Set(TokenScope.allCases)
        if parts.count == 2 { scopes = try Self.scopes(parts[1]) }
        self.init(String(text), scopes: scopes)
    }

    private static func scopes(
        _ text: some StringProtocol
    ) throws(APITokenError) -> Set<TokenScope> {
        var scopes: Set<TokenScope> = []
        for name in text.split(separator: ",") {
            guard let scope = TokenScope(rawValue: String(name)) else {
                throw .unknownScope(String(name))
            }
            scopes.insert(scope)
        }
        guard !scopes.isEmpty else { throw .noScope }
        return scopes
    }
}
