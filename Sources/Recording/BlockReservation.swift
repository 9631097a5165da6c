import CLinux
import Glibc

/// Disk blocks taken ahead of a file's end, so that a write need not look for them each time.
struct BlockReservation {
    /// How much is taken at a time.
    static let step = 4 << 20

    /// Up to where blocks were asked for.
    private(set) var end = 0
    private var isSupported = true

    /// Makes sure that blocks up to `offset` were asked for.
    ///
    /// Being refused is no failure: not every file system can, and when the disk is nearly full
    /// the write itself may still find room.
    mutating func reach(_ offset: Int, of file: OpenFile) {
        guard offset > end, isSupported else { return }
        let start = max(end, offset - Self.step)
        end = offset + Self.step
        let result = clinux_reserve_blocks(file.descriptor, Int64(start), Int64(end - start))
        if result != 0, errno == EOPNOTSUPP || errno == ENOSYS { isSupported = false }
    }

    /// The file was cut at `offset`, which gave back what lay behind.
    mutating func wasCut(at offset: Int) {
        end = min(end, offset)
    }
}
