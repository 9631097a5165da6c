/// What stands at an offset of a text that should be UTF-8 (RFC 3629 section 4).
enum UTF8Sequence: Equatable {
    /// One scalar in so many bytes.
    case scalar(Int)
    /// The text ends after so many bytes of what may have become a scalar.
    case cutOff(Int)
    /// So many bytes that no byte could complete: what one U+FFFD stands for (Unicode section 3.9,
    /// the practice for substituting maximal subparts).
    case invalid(Int)

    /// Looks at the bytes from `offset` on, the first of which must not be ASCII.
    init(at offset: Int, of text: Span<UInt8>) {
        let lead = text[offset]
        let length = Self.length(lead: lead)
        guard length > 0 else {
            self = .invalid(1)
            return
        }
        var allowed = Self.allowedSecond(lead: lead)
        for index in 1..<length {
            guard offset + index < text.count else {
                self = .cutOff(index)
                return
            }
            guard allowed.contains(text[offset + index]) else {
                self = .invalid(index)
                return
            }
            allowed = 0x80...0xBF
        }
        self = .scalar(length)
    }

    /// How many bytes a sequence has that begins with this byte; 0 when none does.
    private static func length(lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// RFC 3629 section 4: nothing overlong, no surrogates, nothing above U+10FFFF.
    private static func allowedSecond(lead: UInt8) -> ClosedRange<UInt8> {
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }
}
