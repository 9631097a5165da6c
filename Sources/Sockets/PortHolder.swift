import Glibc

/// The process that listens on a TCP port, found through /proc as far as its owner lets us look.
package struct PortHolder: Equatable, Sendable {
    package let processID: Int
    /// The name of its program.
    package let command: String

    package init?(port: UInt16) {
        let inodes = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap {
            Self.listeningInodes(in: Self.contents(of: $0), port: port)
        }
        guard !inodes.isEmpty, let process = Self.process(holding: inodes) else { return nil }
        processID = process
        command = Self.command(of: process)
    }

    /// The system keeps the first 15 bytes of a name only; the command line may have all of it.
    private static func command(of process: Int) -> String {
        let short = contents(of: "/proc/\(process)/comm").prefix { $0 != "\n" }
        let path = contents(of: "/proc/\(process)/cmdline").prefix { $0 != "\0" }
        let name = path.split(separator: "/").last ?? ""
        return String(name.hasPrefix(short) ? name : short)
    }

    /// The inodes of sockets in state LISTEN (0A) on the port, from a table as proc(5) describes it.
    static func listeningInodes(in table: String, port: UInt16) -> [Substring] {
        let digits = String(port, radix: 16, uppercase: true)
        let suffix = ":" + String(repeating: "0", count: 4 - digits.count) + digits
        return table.split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: " ")
            guard columns.count > 9, columns[1].hasSuffix(suffix), columns[3] == "0A" else {
                return nil
            }
            return columns[9]
        }
    }

    private static func process(holding inodes: [Substring]) -> Int? {
        let targets = Set(inodes.map { "socket:[\($0)]" })
        return entries(of: "/proc").lazy.compactMap { Int($0) }.first { process in
            let folder = "/proc/\(process)/fd"
            return entries(of: folder).contains { descriptor in
                link(at: "\(folder)/\(descriptor)").map(targets.contains) ?? false
            }
        }
    }

    private static func entries(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { name in
                    String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names
    }

    private static func link(at path: String) -> String? {
        var target = [CChar](repeating: 0, count: 64)
        let length = readlink(path, &target, target.count)
        guard length > 0 else { return nil }
        return String(decoding: target[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func contents(of path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &block, block.count)
            guard count > 0 else { return String(decoding: contents, as: UTF8.self) }
            contents += block[..<count]
        }
    }
}
