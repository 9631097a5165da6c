import ByteBuffers
import EventsAPI
import JSONParsing

/// The tokens of an emulator, to be hidden wherever in a text they stand.
///
/// `SecretMask` knows the places that are meant for them; clients put them in others by mistake, and
/// it is their requests, refused with 401, that people show each other.
struct SecretValues: Sendable {
    /// As they stand in a JSON string.
    private let values: [[UInt8]]

    /// Shorter ones would hide what only looks like them.
    private static let minimumBytes = 8
    /// So much of a value tells it, although a message may have cut it: the rest is looked for as
    /// far as it goes.
    private static let tellingBytes = 24

    init(_ tokens: [APIToken] = []) {
        values = tokens.map(\.secret).filter { $0.count >= Self.minimumBytes }.map { secret in
            var text = ByteBuffer()
            text.append(jsonString: secret.span)
            return text.span.extracting(1..<text.count - 1).withUnsafeBytes { Array($0) }
        }
    }

    var isEmpty: Bool { values.isEmpty }

    /// Appends a JSON text with every value masked.
    func append(masking text: Span<UInt8>, to output: inout ByteBuffer) {
        guard !isEmpty else { return output.append(text) }
        var start = 0
        var place = 0
        while place < text.count {
            let length = length(at: place, in: text)
            guard length > 0 else {
                place += 1
                continue
            }
            output.append(text.extracting(start..<place))
            output.append(text: SecretMask.mask)
            place += length
            start = place
        }
        output.append(text.extracting(start..<text.count))
    }

    /// A text with every value masked.
    func masked(_ text: String) -> String {
        guard !isEmpty else { return text }
        var output = ByteBuffer()
        append(masking: text.utf8.span, to: &output)
        return String(output.span)
    }

    /// How many bytes of a value stand there; 0 when too few do to tell it.
    private func length(at place: Int, in text: Span<UInt8>) -> Int {
        var longest = 0
        for value in values where text[place] == value[0] {
            var length = 1
            while length < value.count, place + length < text.count,
                text[place + length] == value[length]
            {
                length += 1
            }
            if length >= min(Self.tellingBytes, value.count) { longest = max(longest, length) }
        }
        return longest
    }
}

extension SecretValues {
    /// What people are told of a request, without the values.
    func masked(_ report: RequestReport) -> RequestReport {
        guard !isEmpty else { return report }
        var report = report
        report.target = masked(report.target)
        report.title = report.title.map(masked)
        for place in report.violations.indices {
            report.violations[place].path = masked(report.violations[place].path)
            report.violations[place].message = masked(report.violations[place].message)
        }
        for place in report.warnings.indices {
            report.warnings[place].path = masked(report.warnings[place].path)
            report.warnings[place].message = masked(report.warnings[place].message)
        }
        return report
    }
}
