import ByteBuffers
import Glibc
import SystemCalls

/// Appends whole lines to a file, all of them or none.
///
/// What a failed write left in a regular file is cut off again. What has left through a pipe
/// cannot be taken back: there the line that was torn is finished before anything else.
struct LineAppender: ~Copyable {
    let file: OpenFile
    /// The bytes of all whole appends. Of a pipe, none.
    private(set) var length: Int
    /// How many lines the last failed append could not take back: always 0 for a regular file.
    private(set) var linesNotTakenBack = 0

    private var blocks = BlockReservation()
    private var mustCut = false
    private var tornRest = ByteBuffer()

    /// Appends behind the first `length` bytes of a file: behind its last whole line.
    init(_ file: OpenFile, length: Int) {
        self.file = file
        self.length = length
    }

    /// Appends lines that end in a line feed each.
    mutating func append(
        _ lines: Span<UInt8>, synchronizes: Bool = false
    ) throws(SystemError) {
        linesNotTakenBack = 0
        try finishFailedAppend()
        if file.isRegular { blocks.reach(length + lines.count, of: file) }
        var written = 0
        do {
            try file.write(lines, countingIn: &written)
            if synchronizes && file.isRegular { try file.synchronize() }
        } catch {
            takeBack(written, of: lines)
            throw error
        }
        if file.isRegular { length += lines.count }
    }

    /// Gives back the blocks that were taken ahead. Asked again it does nothing, since the file
    /// may be another's by then.
    mutating func giveBackBlocks() throws(SystemError) {
        if mustCut || blocks.end > length { try cut() }
    }

    private mutating func finishFailedAppend() throws(SystemError) {
        if mustCut { try cut() }
        guard !tornRest.isEmpty else { return }
        var written = 0
        defer { tornRest.removeFirst(written) }
        try file.write(tornRest.span, countingIn: &written)
    }

    private mutating func takeBack(_ written: Int, of lines: Span<UInt8>) {
        if file.isRegular {
            mustCut = true
            // When even this fails, the next append tries again and writes nothing before.
            try? cut()
        } else if written > 0 {
            keepTornRest(of: lines, from: written)
        }
    }

    private mutating func cut() throws(SystemError) {
        // Somebody may have emptied the file: cutting must not lengthen it.
        if try file.length() >= length { try file.truncate(to: length) }
        blocks.wasCut(at: length)
        mustCut = false
    }

    private mutating func keepTornRest(of lines: Span<UInt8>, from written: Int) {
        var end = written
        while lines[end - 1] != UInt8(ascii: "\n") { end += 1 }
        tornRest.append(lines.extracting(written..<end))
        for offset in 0..<end where lines[offset] == UInt8(ascii: "\n") { linesNotTakenBack += 1 }
    }
}
