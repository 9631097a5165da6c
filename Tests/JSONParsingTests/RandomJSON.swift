import JSONParsing

/// Values and texts made at random, from a seed.
enum RandomJSON {
    static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
        switch random.next() % (depth < 5 ? 8 : 6) {
        case 0: JSONValue(.null)
        case 1: JSONValue(.bool(random.next() % 2 == 0))
        case 2, 3: JSONValue(.number(text: number(&random)))
        case 4, 5: JSONValue(.string(text(&random)))
        case 6: JSONValue(.array(elements(&random, depth: depth)))
        default: JSONValue(.object(members(&random, depth: depth)))
        }
    }

    static func text(_ random: inout SplitMix64) -> String {
        var text = ""
        for _ in 0..<random.next() % 24 {
            let bound: UInt32 = [0x20, 0x80, 0x80, 0x80, 0x800, 0x11_0000][Int(random.next() % 6)]
            let scalar = Unicode.Scalar(UInt32(random.next() % UInt64(bound)))
            text.unicodeScalars.append(scalar ?? "\u{FFFD}")
        }
        return text
    }

    /// The text of a compact value with white space wherever it may stand.
    static func loosened(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var loose: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            let isSeparator = !isInString && "{}[],:".utf8.contains(byte)
            if isSeparator { loose += space(&random) }
            loose.append(byte)
            if isSeparator { loose += space(&random) }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return loose + space(&random)
    }

    private static func number(_ random: inout SplitMix64) -> String {
        let integer = Int64(bitPattern: random.next()) >> Int64(random.next() % 63)
        let fractions = ["", ".0", ".25", "e3", "E-07", ".5e+10"]
        return "\(integer)\(fractions[Int(random.next() % 6)])"
    }

    private static func elements(_ random: inout SplitMix64, depth: Int) -> [JSONValue] {
        (0..<random.next() % 6).map { _ in value(&random, depth: depth + 1) }
    }

    private static func members(_ random: inout SplitMix64, depth: Int) -> [JSONMember] {
        (0..<random.next() % 6).map { _ in
            JSONMember(name: text(&random), value: value(&random, depth: depth + 1))
        }
    }

    private static func space(_ random: inout SplitMix64) -> [UInt8] {
        (0..<random.next() % 3).map { _ in [0x20, 0x09, 0x0A, 0x0D][Int(random.next() % 4)] }
    }
}
