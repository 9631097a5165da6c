import ByteBuffers
import HTTP1
import JSONParsing

/// Why a call of the control API changed nothing: `{"error":{"code","message","violations"}}`
/// (design, section 7).
struct ControlError: Error, Equatable {
    struct Violation: Equatable {
        /// A JSON Pointer into the call's body, or `?` and the name of a parameter.
        let pointer: String
        let message: String
    }

    var status: Int
    var message: String
    var violations: [Violation] = []
    /// `Allow`, for a 405.
    var fields: [ResponseField] = []

    static func parameter(_ name: String, _ message: String) -> ControlError {
        ControlError(
            status: 400, message: "The call has a parameter that cannot be taken.",
            violations: [Violation(pointer: "?\(name)", message: message)])
    }

    func append(to json: inout ByteBuffer) {
        json.append(#"{"error":{"code":"#)
        json.append(decimal: status)
        json.append(#","message":"#)
        json.append(jsonString: message)
        if !violations.isEmpty {
            json.append(#","violations":["#)
            for (place, violation) in violations.enumerated() {
                json.append(place > 0 ? #",{"pointer":"# : #"{"pointer":"#)
                json.append(jsonString: violation.pointer)
                json.append(#","message":"#)
                json.append(jsonString: violation.message)
                json.append("}")
            }
            json.append("]")
        }
        json.append("}}")
    }
}
