import Foundation

/// Contents as clients compress them.
enum CompressedContent {
    /// A way to compress; the numbers are zlib's `wbits`.
    enum Format: Int {
        case gzip = 31
        case zlib = 15
        case bare = -15
    }

    /// Compresses a text that stands so often one behind the other; at level 0 it becomes longer.
    static func bytes(
        _ text: String, _ format: Format, times: Int = 1, level: Int = 9
    ) throws -> [UInt8] {
        let script = """
            import sys, zlib
            coder = zlib.compressobj(int(sys.argv[4]), zlib.DEFLATED, int(sys.argv[1]))
            text = sys.argv[3].encode() * int(sys.argv[2])
            sys.stdout.buffer.write(coder.compress(text) + coder.flush())
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, "\(format.rawValue)", "\(times)", text, "\(level)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(bytes)
    }
}
