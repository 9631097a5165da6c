import ByteBuffers
import JSONParsing

/// One entry of an error envelope's `constraintViolations` (contract 3.4).
package struct ConstraintViolation: Sendable, Equatable {
    package var path: String
    package var message: String
    package var location: ParameterLocation

    package init(path: String, message: String, location: ParameterLocation = .payloadBody) {
        self.path = path
        self.message = message
        self.location = location
    }

    func append(to buffer: inout ByteBuffer) {
        buffer.append(#"{"path":"#)
        buffer.append(jsonString: path)
        buffer.append(#","message":"#)
        buffer.append(jsonString: message)
        buffer.append(#","parameterLocation":""#)
        buffer.append(text: location.rawValue)
        buffer.append(#"","location":null}"#)
    }
}
