import HTTP1

/// The parameters of a list: where it goes on, how long it may be, and which entries are wanted.
struct ControlQuery: Sendable {
    var after = 0
    var limit = defaultLimit
    var filter = EventFilter()

    /// Entries of a list (design, section 7).
    static let defaultLimit = 100
    static let maximumLimit = 1_000

    /// - Parameters:
    ///   - query: what stands behind the question mark of the target.
    ///   - takesFilters: whether members of events can be asked for.
    /// - Throws: which parameter cannot be taken, and what could.
    init(_ query: String?, takesFilters: Bool) throws(ControlError) {
        guard let query else { return }
        let parameters: QueryParameters
        do throws(RequestTargetError) {
            parameters = try QueryParameters(query)
        } catch {
            throw ControlError(status: 400, message: "The query has a malformed escape.")
        }
        for parameter in parameters.parameters {
            try take(parameter.name, parameter.value, takesFilters: takesFilters)
        }
    }

    private mutating func take(
        _ name: String, _ value: String, takesFilters: Bool
    ) throws(ControlError) {
        switch name {
        // The entries that are shown begin one behind it.
        case "after": after = min(try Self.number(name, value, in: 0...Int.max), .max - 1)
        case "limit": limit = try Self.number(name, value, in: 1...Self.maximumLimit)
        case "session":
            guard value == EmulatorCore.mainSession else {
                throw ControlError(
                    status: 404, message: "There is no session \(value); there is main.")
            }
        case _ where takesFilters && filter.take(name, value): break
        default:
            let known =
                "after, limit, session" + (takesFilters ? ", \(EventFilter.parameters)" : "")
            throw .parameter(name, "is unknown; known are \(known)")
        }
    }

    private static func number(
        _ name: String, _ value: String, in range: ClosedRange<Int>
    ) throws(ControlError) -> Int {
        guard let number = Int(value), range.contains(number) else {
            let bound = range.upperBound == .max ? "up" : "to \(range.upperBound)"
            throw .parameter(name, "must be a whole number from \(range.lowerBound) \(bound)")
        }
        return number
    }
}
