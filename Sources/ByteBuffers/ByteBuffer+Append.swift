extension ByteBuffer {
    @inlinable
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[end] = byte
        end &+= 1
    }

    @inlinable
    package mutating func append(_ bytes: Span<UInt8>) {
        let count = bytes.count
        guard count > 0 else { return }
        reserve(count)
        bytes.withUnsafeBytes { source in
            UnsafeMutableRawBufferPointer(rebasing: storage[end...]).copyMemory(from: source)
        }
        end &+= count
    }

    /// Appends text that is known when the program is built.
    @inlinable
    package mutating func append(_ text: StaticString) {
        let count = text.utf8CodeUnitCount
        reserve(count)
        UnsafeMutableRawBufferPointer(rebasing: storage[end...])
            .copyMemory(from: UnsafeRawBufferPointer(start: text.utf8Start, count: count))
        end &+= count
    }

    /// Appends text as UTF-8.
    package mutating func append(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            reserve(utf8.count)
            UnsafeMutableRawBufferPointer(rebasing: storage[end...])
                .copyMemory(from: UnsafeRawBufferPointer(utf8))
            end &+= utf8.count
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

    /// Appends the lowest `digits` lower-case hexadecimal digits of a number.
    @inlinable
    package mutating func append(hexadecimal value: UInt64, digits: Int, isUpperCase: Bool = false)
    {
        reserve(digits)
        let letters = isUpperCase ? UInt8(ascii: "A") &- 10 : UInt8(ascii: "a") &- 10
        var rest = value
        var place = end &+ digits
        while place > end {
            place &-= 1
            let nibble = UInt8(truncatingIfNeeded: rest & 0xF)
            storage[place] = nibble &+ (nibble < 10 ? UInt8(ascii: "0") : letters)
            rest >>= 4
        }
        end &+= digits
    }
}

extension String {
    /// The bytes as text; what is not UTF-8 becomes U+FFFD.
    package init(_ bytes: Span<UInt8>) {
        self = bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}
