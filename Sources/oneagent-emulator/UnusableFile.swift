import SystemCalls

/// A file that was named and cannot be read, or does not hold what it should.
struct UnusableFile: Error {
    /// A line for each thing that is wrong.
    let lines: [String]

    /// Reads a file that an option names.
    static func reading(_ path: String) throws(UnusableFile) -> [UInt8] {
        do throws(SystemError) {
            return try InputFile.read(path)
        } catch {
            throw UnusableFile(lines: ["cannot read \(error)"])
        }
    }

    /// Tells what is wrong, as the program tells everything that ends it.
    func tell() {
        for line in lines { StandardStream.errors.write("oneagent-emulator: \(line)\n") }
    }
}
