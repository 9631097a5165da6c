import ByteBuffers
import Foundation
import Recording
import SystemCalls
import Testing

@Suite struct LineWriterTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func append(_ text: String, to writer: LineWriter) {
        writer.append(Array(text.utf8).span)
    }

    @Test func `lines are appended when they are flushed`() throws {
        try folder.write(Array("old\n".utf8), to: "journal")
        let writer = try LineWriter(path: folder("journal"))
        append("a", to: writer)
        append("b", to: writer)
        #expect(try folder.text(of: "journal") == "old\n")
        #expect(writer.flush() == nil)
        append("c", to: writer)
        writer.close()
        #expect(try folder.text(of: "journal") == "old\na\nb\nc\n")
    }

    @Test func `a torn last line is ended, not cut off`() throws {
        try folder.write(Array("old\ntorn".utf8), to: "journal")
        let writer = try LineWriter(path: folder("journal"))
        append("a", to: writer)
        writer.close()
        #expect(try folder.text(of: "journal") == "old\ntorn\na\n")
    }

    @Test func `lines go to the other file after a rename`() throws {
        let writer = try LineWriter(path: folder("journal"))
        append("a", to: writer)
        #expect(writer.flush() == nil)
        try writer.reopen()
        try FileManager.default.moveItem(atPath: folder("journal"), toPath: folder("old"))
        append("b", to: writer)
        #expect(writer.flush() == nil)
        try writer.reopen()
        append("c", to: writer)
        writer.close()
        #expect(try folder.text(of: "old") == "a\nb\n")
        #expect(try folder.text(of: "journal") == "c\n")
    }

    @Test func `a failure is told once, and again after a success`() throws {
        let path = folder("journal")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
        let writer = try LineWriter(path: path)
        for expected in [ENOSPC, nil, nil] {
            append("a", to: writer)
            #expect(writer.flush()?.code == expected)
        }
        try manager.removeItem(atPath: path)
        try writer.reopen()
        append("b", to: writer)
        #expect(writer.flush() == nil)
        #expect(try folder.text(of: "journal") == "b\n")
        try manager.removeItem(atPath: path)
        try manager.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
        try writer.reopen()
        append("c", to: writer)
        #expect(writer.flush()?.code == ENOSPC)
    }
}
