/// What an event is about whose selector matches no entity of the inventory; the sources disagree
/// (contract 2.5).
package enum SelectorNoMatch: String, Sendable, CaseIterable {
    /// Nothing: there is no report, and no event. Observed.
    case nothing
    /// The environment, as if there were no selector. Documented.
    case environment
}
