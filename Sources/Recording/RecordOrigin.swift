import ByteBuffers
import JSONParsing

/// Where events come from that one surface of one session takes, as their record lines tell it.
///
/// It is rendered once, since it is the same in every line.
package struct RecordOrigin: ~Copyable {
    private(set) var members = ByteBuffer()

    /// - Parameters:
    ///   - session: the session's name.
    ///   - surface: `oneagent` or `activegate`.
    package init(session: String, surface: String) {
        members.append("\",\"session\":")
        members.append(jsonString: session)
        members.append(",\"surface\":")
        members.append(jsonString: surface)
        members.append(",\"peer\":\"")
    }
}
