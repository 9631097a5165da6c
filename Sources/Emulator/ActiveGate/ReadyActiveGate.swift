import ByteBuffers
import JSONParsing

/// Where an ActiveGate can be reached, and how (design, section 1, "The ready file").
package struct ReadyActiveGate: Sendable, Equatable {
    package var port: UInt16
    /// Up to and with `/api/v2`.
    package var url: String
    /// The certificate of the authority, as an absolute path; nil when the user's own certificate
    /// is served.
    package var caFile: String?
    /// Only when it was made up: a token that was given is never told.
    package var token: String?

    func append(to line: inout ByteBuffer) {
        line.append(#"{"port":"#)
        line.append(decimal: Int(port))
        line.append(#","url":"#)
        line.append(jsonString: url)
        if let caFile {
            line.append(#","caFile":"#)
            line.append(jsonString: caFile)
        }
        if let token {
            line.append(#","token":"#)
            line.append(jsonString: token)
        }
        line.append("}")
    }
}
