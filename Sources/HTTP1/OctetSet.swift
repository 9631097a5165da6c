/// A set of ASCII characters, asked in a few instructions and without a table in memory.
struct OctetSet {
    /// One bit for each of the characters 0 to 63, and 64 to 127.
    let low, high: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let half = byte < 64 ? low : high
        return byte < 128 && (half &>> UInt64(byte)) & 1 != 0
    }

    /// `tchar` of RFC 9110 5.6.2.
    @inline(__always) static var token: OctetSet {
        OctetSet(low: 0x03ff_6cfa_0000_0000, high: 0x57ff_ffff_c7ff_fffe)
    }

    /// `unreserved` and `sub-delims` of RFC 3986 2.2, of which a registered name consists.
    @inline(__always) static var name: OctetSet {
        OctetSet(low: 0x2bff_7fd2_0000_0000, high: 0x47ff_fffe_87ff_fffe)
    }
}

extension UInt8 {
    /// A control character, among them HTAB.
    @inline(__always) var isControl: Bool { self < 0x20 || self == 0x7F }
    /// SP or HTAB, of which optional white space consists (RFC 9110 5.6.3).
    @inline(__always) var isWhitespace: Bool { self == 0x20 || self == 0x09 }
    @inline(__always) var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// The value of a hexadecimal digit in either case.
    var hexadecimalValue: UInt8? {
        if isDigit { return self &- UInt8(ascii: "0") }
        let letter = (self | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? letter &+ 10 : nil
    }
}
