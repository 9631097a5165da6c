extension ByteBuffer {
    @inlinable
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[end] = byte
        end &+= 1
    }

    @inlinable
    @inline(__always)
    package mutating func append(_ bytes: Span<UInt8>) {
        let count = bytes.count
        guard count > 0 else { return }
        reserve(count)
        bytes.withUnsafeBytes { source in
            free.copyMemory(from: source.baseAddress.unsafelyUnwrapped, byteCount: count)
        }
        end &+= count
    }

    /// Where the next byte goes. Valid once something was reserved.
    @inlinable
    var free: UnsafeMutableRawPointer { storage.baseAddress.unsafelyUnwrapped + end }

    /// Appends text that is known when the program is built: inlined, it is a few stores.
    @inlinable
    @inline(__always)
    package mutating func append(_ text: StaticString) {
        let count = text.utf8CodeUnitCount
        reserve(count)
        free.copyMemory(from: text.utf8Start, byteCount: count)
        end &+= count
    }

    /// Appends text as UTF-8.
    package mutating func append(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            append(Span(_unsafeElements: utf8))
        }
    }

    /// Appends a number in decimal digits, with a minus sign when it is negative.
    @inlinable
    package mutating func append(decimal value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        append(decimal: UInt64(value.magnitude))
    }

    /// Appends a number in decimal digits, without leading zeros.
    @inlinable
    package mutating func append(decimal value: UInt64) {
        guard value >= 10 else {
            return append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
        }
        reserve(20)
        var length = 1
        var bound: UInt64 = 10
        while value >= bound {
            length &+= 1
            if length == 20 { break }
            bound &*= 10
        }
        var rest = value
        var place = end &+ length
        repeat {
            place &-= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            storage[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while place > end
        end &+= length
    }

    /// Appends a number in lower-case hexadecimal digits, without leading zeros.
    @inlinable
    package mutating func append(hexadecimal value: UInt64) {
        let length = max(1, (67 &- value.leadingZeroBitCount) / 4)
        append(hexadecimal: value, digits: length)
    }

    /// Appends the lowest `digits` lower-case hexadecimal digits of a number, 16 at most.
    @inlinable
    package mutating func append(hexadecimal value: UInt64, digits: Int, isUpperCase: Bool = false)
    {
        precondition(digits > 0 && digits <= 16, "more digits than a number has")
        reserve(16)
        let letters: UInt64 = isUpperCase ? 0x07 : 0x27
        let leading = value << UInt64((16 &- digits) &* 4)
        let upper = Self.hexadecimal(UInt32(leading >> 32), letters: letters)
        let lower = Self.hexadecimal(UInt32(truncatingIfNeeded: leading), letters: letters)
        storage.storeBytes(of: upper, toByteOffset: end, as: UInt64.self)
        storage.storeBytes(of: lower, toByteOffset: end &+ 8, as: UInt64.self)
        end &+= digits
    }

    /// The eight digits of a number, all at once: a nibble a byte, then what makes it a digit.
    @inlinable
    package static func hexadecimal(_ value: UInt32, letters: UInt64) -> UInt64 {
        var nibbles = UInt64(value)
        nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
        nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
        nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
        let areLetters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return (nibbles &+ 0x3030_3030_3030_3030 &+ areLetters &* letters).bigEndian
    }
}

extension String {
    /// The bytes as text; what is not UTF-8 becomes U+FFFD.
    package init(_ bytes: Span<UInt8>) {
        self = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}
