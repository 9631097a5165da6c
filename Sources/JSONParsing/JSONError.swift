/// Why a text is not JSON, and the byte offset where that shows.
///
/// A text that is cut off shows it at its very end, wherever the cut fell.
@usableFromInline
package enum JSONError: Error, Equatable, Sendable {
    case unexpectedEnd(at: Int)
    case unterminatedString(at: Int)
    case byteOrderMark(at: Int)
    case expectedValue(at: Int)
    case expectedName(at: Int)
    case expectedColon(at: Int)
    case expectedCommaOrBrace(at: Int)
    case expectedCommaOrBracket(at: Int)
    case trailingComma(at: Int)
    case trailingBytes(at: Int)
    case tooDeep(at: Int)
    case invalidLiteral(at: Int)
    case leadingZero(at: Int)
    case expectedDigit(at: Int)
    case controlCharacter(at: Int)
    case invalidEscape(at: Int)
    case invalidUnicodeEscape(at: Int)
    case invalidUTF8(at: Int)

    /// The byte offset of the first byte that cannot be, or the text's length when it is cut off.
    package var offset: Int {
        switch self {
        case .unexpectedEnd(let offset), .unterminatedString(let offset),
            .byteOrderMark(let offset), .expectedValue(let offset), .expectedName(let offset),
            .expectedColon(let offset), .expectedCommaOrBrace(let offset),
            .expectedCommaOrBracket(let offset), .trailingComma(let offset),
            .trailingBytes(let offset), .tooDeep(let offset), .invalidLiteral(let offset),
            .leadingZero(let offset), .expectedDigit(let offset), .controlCharacter(let offset),
            .invalidEscape(let offset), .invalidUnicodeEscape(let offset),
            .invalidUTF8(let offset):
            offset
        }
    }

    /// A short English clause that says what JSON asks for, without the place.
    package var explanation: String {
        switch self {
        case .unexpectedEnd: "the text ends too early"
        case .unterminatedString: "a string must end with a quotation mark"
        case .byteOrderMark: "the text must not begin with a byte order mark"
        case .expectedValue: "a value must stand here"
        case .expectedName: "a member name in quotation marks must stand here"
        case .expectedColon: "a member name must be followed by a colon"
        case .expectedCommaOrBrace: "a member must be followed by a comma or a closing brace"
        case .expectedCommaOrBracket: "an element must be followed by a comma or a closing bracket"
        case .trailingComma: "a comma must not stand before a closing brace or bracket"
        case .trailingBytes: "nothing must follow the value"
        case .tooDeep: "arrays and objects must not be nested more than 64 deep"
        case .invalidLiteral: "a word must be one of true, false and null"
        case .leadingZero: "a number must not begin with a needless zero"
        case .expectedDigit: "a digit must stand here"
        case .controlCharacter: "a control character in a string must be escaped"
        case .invalidEscape: #"a backslash must be followed by one of " \ / b f n r t u"#
        case .invalidUnicodeEscape: #"\u must be followed by four hexadecimal digits"#
        case .invalidUTF8: "the text must be UTF-8"
        }
    }
}
