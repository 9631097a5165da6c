package import ByteBuffers
import JSONParsing

/// The body of every answer of the vendor that is an error (contract 3.4).
package struct ErrorEnvelope: Sendable, Equatable {
    package var code: Int
    package var message: String
    package var violations: [ConstraintViolation]

    package init(code: Int, message: String, violations: [ConstraintViolation] = []) {
        self.code = code
        self.message = message
        self.violations = violations
    }

    /// The answer to a request whose parts are at fault.
    package init(violations: [ConstraintViolation]) {
        self.init(code: 400, message: "Constraints violated.", violations: violations)
    }

    /// Appends the envelope as JSON in the vendor's member order; `constraintViolations` is absent,
    /// not empty, when there are none.
    package func append(to buffer: inout ByteBuffer) {
        buffer.append(#"{"error":{"code":"#)
        buffer.append(decimal: code)
        buffer.append(#","message":"#)
        buffer.append(jsonString: message)
        appendViolations(to: &buffer)
        buffer.append("}}")
    }

    private func appendViolations(to buffer: inout ByteBuffer) {
        guard !violations.isEmpty else { return }
        buffer.append(#","constraintViolations":["#)
        for place in violations.indices {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            violations[place].append(to: &buffer)
        }
        buffer.append(UInt8(ascii: "]"))
    }
}
