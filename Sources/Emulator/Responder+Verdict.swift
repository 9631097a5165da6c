import ByteBuffers
import EventsAPI
import HTTP1

extension Responder {
    /// Appends the answer to an event that was judged: 201 tells the results, 400 what was wrong,
    /// and any other status nothing.
    mutating func respond(
        _ status: Int, _ verdict: Verdict, to request: RequestHead, at time: borrowing TurnTime,
        closing: Bool, into reply: inout ByteBuffer
    ) {
        switch status {
        case 201 where !closing && request.minorVersion == 1:
            respondCreated(at: time, into: &reply) { verdict.appendReply(to: &$0) }
        case 201:
            respond(status, to: request, at: time, closing: closing, into: &reply) {
                verdict.appendReply(to: &$0)
            }
        case 400:
            respond(status, to: request, at: time, closing: closing, into: &reply) {
                verdict.appendRefusal(to: &$0)
            }
        default:
            respondEmpty(status, to: request, at: time, closing: closing, into: &reply)
        }
    }
}
