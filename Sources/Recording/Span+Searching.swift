import CLinux
import Glibc

extension Span<UInt8> {
    package func contains(_ byte: UInt8) -> Bool { firstOffset(of: byte) != nil }

    /// Whether the bytes stand somewhere in these, one behind the other.
    package func contains(_ bytes: Span<UInt8>) -> Bool {
        withUnsafeBytes { mine in
            bytes.withUnsafeBytes { wanted in
                clinux_find(mine.baseAddress, mine.count, wanted.baseAddress, wanted.count) != nil
            }
        }
    }
}
