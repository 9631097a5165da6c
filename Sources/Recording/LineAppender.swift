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
    /// How many bytes of a failed append still stand at the file's end.
    private var bytesToCut: Int?
    private var tornRest = ByteBuffer()
    /// Whether the reader of a pipe kept the last append waiting in vain.
    private var isStalled = false

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
            try write(lines, countingIn: &written)
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
        if bytesToCut != nil || blocks.end > length { try cut() }
    }

    private mutating func write(
        _ bytes: Span<UInt8>, countingIn written: inout Int
    ) throws(SystemError) {
        do {
            try file.write(bytes, countingIn: &written, isStalled: isStalled)
            isStalled = false
        } catch {
            isStalled = error.code == EAGAIN
            throw error
        }
    }

    private mutating func finishFailedAppend() throws(SystemError) {
        if bytesToCut != nil { try cut() }
        guard !tornRest.isEmpty else { return }
        var written = 0
        var rest = ByteBuffer()
        swap(&rest, &tornRest)
        defer {
            rest.removeFirst(written)
            swap(&rest, &tornRest)
        }
        try write(rest.span, countingIn: &written)
    }

    private mutating func takeBack(_ written: Int, of lines: Span<UInt8>) {
        if file.isRegular {
            bytesToCut = written
            // When even this fails, the next append tries again and writes nothing before.
            try? cut()
        } else if written > 0 {
            keepTornRest(of: lines, from: written)
        }
    }

    private mutating func cut() throws(SystemError) {
        // Somebody may have emptied the file or added to it, so that our lines do not end at
        // `length`: what failed is at the end, and nothing before is touched.
        let end = max(0, try file.length() - (bytesToCut ?? 0))
        try file.truncate(to: end)
        blocks.wasCut(at: min(end, length))
        bytesToCut = nil
    }

    private mutating func keepTornRest(of lines: Span<UInt8>, from written: Int) {
        var end = written
        while lines[end - 1] != UInt8(ascii: "\n") { end += 1 }
        tornRest.append(lines.extracting(written..<end))
        for offset in 0..<end where lines[offset] == UInt8(ascii: "\n") { linesNotTakenBack += 1 }
    }
}
