import ByteBuffers
import Testing

struct ByteBufferTests {
    @Test(arguments: [0, 9, 10, 99, 100, 12_345, Int.max, -1, Int.min])
    func `a decimal number reads as Swift prints it`(_ number: Int) {
        var buffer = ByteBuffer()
        buffer.append(decimal: number)
        #expect(String(buffer.span) == String(number))
    }

    @Test(arguments: [0, 9_999_999_999_999_999_999, 10_000_000_000_000_000_000, UInt64.max])
    func `every unsigned length of a decimal number is right`(_ number: UInt64) {
        var buffer = ByteBuffer()
        buffer.append(decimal: number)
        #expect(String(buffer.span) == String(number))
    }

    @Test(arguments: [0, 1, 0xF, 0x10, 0x43dc_e678_584a_ee3, UInt64.max])
    func `a hexadecimal number has no leading zeros`(_ number: UInt64) {
        var buffer = ByteBuffer()
        buffer.append(hexadecimal: number)
        #expect(String(buffer.span) == String(number, radix: 16))
    }

    @Test
    func `a fixed number of upper-case digits is padded with zeros`() {
        var buffer = ByteBuffer()
        buffer.append(hexadecimal: 0xAB, digits: 16, isUpperCase: true)
        #expect(String(buffer.span) == "00000000000000AB")
    }

    @Test(arguments: 1...16)
    func `the lowest digits of a number are written, and nothing else`(digits: Int) {
        var buffer = ByteBuffer()
        buffer.append("x")
        buffer.append(hexadecimal: 0x0123_4567_89AB_CDEF, digits: digits)
        buffer.append("y")
        #expect(String(buffer.span) == "x" + "0123456789abcdef".suffix(digits) + "y")
    }

    @Test
    func `what is removed from the front leaves the rest in order`() {
        var buffer = ByteBuffer(capacity: 2)
        buffer.append("head")
        buffer.append(text: "body")
        buffer.removeFirst(4)
        #expect(String(buffer.span) == "body")
        buffer.truncate(to: 2)
        #expect(String(buffer.span) == "bo")
    }

    @Test
    func `clearing keeps the storage up to the bound given`() {
        var buffer = ByteBuffer(capacity: 128)
        buffer.removeAll()
        #expect(buffer.capacity >= 128)
        buffer.removeAll(keepingCapacityUpTo: 127)
        #expect(buffer.capacity == 0)
    }
}
