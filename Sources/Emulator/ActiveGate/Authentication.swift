import HTTP1

/// Holds the credentials of requests against the tokens that there are (contract 5).
struct Authentication {
    private let tokens: [APIToken]

    enum Outcome: Equatable {
        case allowed
        /// No credentials, or none that are known: 401.
        case unknown
        /// The token has no such scope: 403.
        case lacksScope
    }

    init(_ tokens: [APIToken]) {
        self.tokens = tokens
    }

    /// Looks at `Authorization: Api-Token …` or else at the parameter `api-token`: where both are
    /// there, the field counts (contract 5).
    func outcome(
        _ request: RequestHead, in head: Span<UInt8>, query: String?, for scope: TokenScope
    ) -> Outcome {
        if let field = request.authorization {
            return outcome(field: head.extracting(field), for: scope)
        }
        guard let query, let parameters = try? QueryParameters(query),
            let parameter = parameters["api-token"]
        else { return .unknown }
        return outcome(token: parameter.utf8.span, for: scope)
    }

    /// The scheme is of any case, and any number of spaces follows it (contract 5).
    func outcome(field: Span<UInt8>, for scope: TokenScope) -> Outcome {
        guard let start = Self.tokenStart(field) else { return .unknown }
        return outcome(token: field.extracting(start...), for: scope)
    }

    private static func tokenStart(_ field: Span<UInt8>) -> Int? {
        let scheme: StaticString = "api-token"
        var start = scheme.utf8CodeUnitCount
        guard field.count > start, field[start] == UInt8(ascii: " ") else { return nil }
        for place in 0..<start where field[place] | 0x20 != scheme.utf8Start[place] | 0x20 {
            return nil
        }
        while start < field.count, field[start] == UInt8(ascii: " ") { start += 1 }
        return start
    }

    /// Takes the same time for every token of a length, known or not.
    private func outcome(token: Span<UInt8>, for scope: TokenScope) -> Outcome {
        var outcome = Outcome.unknown
        for known in tokens where Self.isEqual(known.secret.span, token) {
            if outcome != .allowed {
                outcome = known.scopes.contains(scope) ? .allowed : .lacksScope
            }
        }
        return outcome
    }

    private static func isEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt8 = 0
        for place in one.indices { difference |= one[place] ^ other[place] }
        return difference == 0
    }
}
