/// One rule of the contract: what it asks, what breaking it does, and what it rests on.
package struct Rule: Sendable {
    /// Lower-case words with dots and hyphens, the subject first: `properties.value.too-long`.
    package let id: String
    package let effect: Effect
    /// What the rule asks, as one sentence without its full stop.
    package let summary: String
    /// Where the rule comes from: a page of the vendor's documentation, a section of the contract.
    package let source: String
    package let certainty: Certainty

    /// What breaking a rule does to the answer.
    package enum Effect: Sendable, Equatable {
        /// The request is refused with 400.
        case refusal
        /// The request is answered with 201, and each of its results has this status.
        case status(ResultStatus)
        /// The request is answered with 201, and there is no result in it.
        case noReport
        /// The request is answered with this status, whatever its content is.
        case answer(Int)
        /// The event is accepted all the same, and the producer is told nothing.
        case warning
    }

    /// How sure it is that the API itself acts like this.
    package enum Certainty: String, Sendable, CaseIterable {
        case documented
        case observed
        case assumed
    }

    static func refusal(
        _ id: String, _ summary: String, _ source: String, _ certainty: Certainty
    ) -> Rule {
        Rule(id: id, effect: .refusal, summary: summary, source: source, certainty: certainty)
    }

    static func status(
        _ status: ResultStatus, _ id: String, _ summary: String, _ source: String,
        _ certainty: Certainty
    ) -> Rule {
        Rule(
            id: id, effect: .status(status), summary: summary, source: source, certainty: certainty)
    }

    static func warning(
        _ id: String, _ summary: String, _ source: String, _ certainty: Certainty
    ) -> Rule {
        Rule(id: id, effect: .warning, summary: summary, source: source, certainty: certainty)
    }
}

extension Rule: Equatable {
    /// An id names one rule only.
    package static func == (left: Rule, right: Rule) -> Bool {
        left.id == right.id
    }
}
