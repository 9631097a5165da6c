/// The hash FNV-1a of 64 bits, byte for byte; correlation ids, event ids and made-up entity ids
/// rest on it (contract 0.5), so it must never change.
struct FNV1a {
    private(set) var value: UInt64

    init() {
        self.init(continuing: 0xcbf2_9ce4_8422_2325)
    }

    /// Goes on behind what another hash has taken in.
    init(continuing value: UInt64) {
        self.value = value
    }

    @inline(__always)
    mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    mutating func combine(_ bytes: Span<UInt8>) {
        var hash = self
        bytes.withUnsafeBytes { for byte in $0 { hash.combine(byte) } }
        self = hash
    }

    mutating func combine(_ text: StaticString) {
        text.withUTF8Buffer { bytes in
            for byte in bytes { combine(byte) }
        }
    }

    mutating func combineNull() { combine(0) }

    /// The eight bytes of a number, the lowest one first.
    mutating func combine(lowestFirst number: UInt64) {
        for place in 0..<8 { combine(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
    }
}
