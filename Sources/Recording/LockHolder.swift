import ByteBuffers
import Glibc

/// Who holds a file's lock, as far as `/proc/locks` tells (proc_locks(5)).
enum LockHolder {
    /// The living process that holds a `flock` on the file; nil when it is of another namespace.
    static func process(device: UInt64, inode: UInt64) -> Int32? {
        process(in: locks(), device: device, inode: inode).flatMap { isAlive($0) ? $0 : nil }
    }

    /// Finds the holder in a text of lines such as
    /// `1: FLOCK  ADVISORY  WRITE 6684 fe:00:16228751 0 EOF`.
    ///
    /// Some file systems show another device there than `fstat` does: the inode alone serves when
    /// no line has both.
    static func process(in locks: String, device: UInt64, inode: UInt64) -> Int32? {
        var sameInode: Int32?
        for line in locks.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK", let process = Int32(words[4]) else {
                continue
            }
            let place = words[5].split(separator: ":")
            guard place.count == 3, UInt64(place[2]) == inode, process > 0 else { continue }
            if UInt64(place[0], radix: 16) == major(device),
                UInt64(place[1], radix: 16) == minor(device)
            {
                return process
            }
            sameInode = process
        }
        return sameInode
    }

    private static func major(_ device: UInt64) -> UInt64 {
        (device >> 8 & 0xFFF) | (device >> 32 & 0xFFFF_F000)
    }

    private static func minor(_ device: UInt64) -> UInt64 {
        (device & 0xFF) | (device >> 12 & 0xFFFF_FF00)
    }

    private static func isAlive(_ process: Int32) -> Bool {
        kill(process, 0) == 0 || errno == EPERM
    }

    private static func locks() -> String {
        guard let file = fopen("/proc/locks", "re") else { return "" }
        defer { fclose(file) }
        var text = ByteBuffer()
        while true {
            let before = text.count
            text.append(minimum: 4_096) { free in
                fread(free.baseAddress, 1, free.count, file)
            }
            if text.count == before { return String(text.span) }
        }
    }
}
