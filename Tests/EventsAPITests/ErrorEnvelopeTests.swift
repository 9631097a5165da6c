import ByteBuffers
import Testing

@testable import EventsAPI

@Suite struct ErrorEnvelopeTests {
    @Test func `without violations there is no member for them`() {
        let envelope = ErrorEnvelope(code: 401, message: "Token Authentication failed")
        #expect(
            text(envelope) == #"{"error":{"code":401,"message":"Token Authentication failed"}}"#)
    }

    @Test func `violations stand in the vendor's member order`() {
        let envelope = ErrorEnvelope(
            code: 400, message: "Constraints violated.",
            violations: [
                ConstraintViolation(path: "problemId", message: "Invalid format.", location: .path),
                ConstraintViolation(path: "entityId", message: "Invalid format.", location: .query),
                ConstraintViolation(path: "title", message: #"must "not" be null"#),
            ])
        let second =
            #"{"path":"entityId","message":"Invalid format.","parameterLocation":"QUERY","location":null}"#
        #expect(
            text(envelope) == #"{"error":{"code":400,"message":"Constraints violated.","#
                + #""constraintViolations":[{"path":"problemId","message":"Invalid format.","#
                + #""parameterLocation":"PATH","location":null},\#(second),"#
                + #"{"path":"title","message":"must \"not\" be null","#
                + #""parameterLocation":"PAYLOAD_BODY","location":null}]}}"#)
    }

    private func text(_ envelope: ErrorEnvelope) -> String {
        var buffer = ByteBuffer()
        envelope.append(to: &buffer)
        return String(buffer.span)
    }
}
