/// All that is wrong with the parameters of a query, in the order of the vendor's reference.
package struct QueryRefusal: Error, Equatable, Sendable {
    /// At least one.
    package let violations: [ConstraintViolation]

    package init(violations: [ConstraintViolation]) {
        self.violations = violations
    }

    /// The body of the 400.
    package var envelope: ErrorEnvelope { ErrorEnvelope(violations: violations) }
}
