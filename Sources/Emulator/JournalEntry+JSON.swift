import ByteBuffers
import EventsAPI
import HTTP1
import JSONParsing

extension JournalEntry {
    /// Appends the entry as one object, in the form and order of the design, section 1.
    func append(
        number: Int, session: String, from bytes: Span<UInt8>, to json: inout ByteBuffer
    ) {
        json.append(#"{"number":"#)
        json.append(decimal: number)
        json.append(#","time":""#)
        time.append(to: &json)
        json.append(#"","session":"#)
        json.append(jsonString: session)
        json.append(#","surface":""#)
        json.append(surface.name)
        json.append(#"","connection":"#)
        json.append(decimal: connection)
        appendRequest(bytes.extracting(head), to: &json)
        appendContent(bytes.extracting(content), to: &json)
        json.append(#","status":"#)
        json.append(decimal: status)
        appendFindings(bytes.extracting(findings), to: &json)
        json.append(#","fault":null,"microseconds":"#)
        json.append(decimal: microseconds)
        json.append("}")
    }

    private func appendRequest(_ head: Span<UInt8>, to json: inout ByteBuffer) {
        guard isWellFormed, let request = Self.parse(head) else {
            json.append(#","method":null,"target":null,"headers":[],"head":"#)
            json.append(jsonString: SecretMask.maskedHead(head))
            return
        }
        json.append(#","method":"#)
        json.append(jsonString: head.extracting(request.methodRange))
        json.append(#","target":"#)
        json.append(jsonString: SecretMask.maskedTarget(String(head.extracting(request.target))))
        json.append(#","headers":["#)
        appendFields(RequestFields(request.fields), of: head, to: &json)
        json.append("]")
    }

    /// Reads a head again that was read before: its parts are wanted now and then, its bytes with
    /// every request.
    private static func parse(_ head: Span<UInt8>) -> RequestHead? {
        var parser = RequestHeadParser(
            limits: HeadLimits(
                maximumHeadBytes: .max, maximumFields: .max, maximumTargetBytes: .max))
        guard (try? parser.parse(head)) == .complete else { return nil }
        return parser.head
    }

    private func appendFields(
        _ fields: RequestFields, of head: Span<UInt8>, to json: inout ByteBuffer
    ) {
        var section = fields
        var isFirst = true
        while let field = section.next(in: head) {
            json.append(isFirst ? "[" : ",[")
            isFirst = false
            let name = String(head.extracting(field.name))
            json.append(jsonString: name)
            json.append(",")
            if SecretMask.isSecret(fieldName: name) {
                json.append(jsonString: SecretMask.mask)
            } else {
                json.append(jsonString: head.extracting(field.value))
            }
            json.append("]")
        }
    }

    private func appendContent(_ content: Span<UInt8>, to json: inout ByteBuffer) {
        let isCut = keptContentBytes < contentBytes
        if let text = Self.text(content, isCut: isCut) {
            json.append(#","body":"#)
            json.append(jsonString: text)
        } else {
            json.append(#","bodyBase64":""#)
            json.append(base64: content)
            json.append("\"")
        }
        if isCut { json.append(#","bodyCut":true"#) }
        json.append(#","bodyBytes":"#)
        json.append(decimal: contentBytes)
    }

    /// The content as text; nil when it is not UTF-8, but for a character that was cut in two.
    private static func text(_ content: Span<UInt8>, isCut: Bool) -> String? {
        for cut in 0...(isCut ? min(3, content.count) : 0) {
            let whole = content.extracting(..<(content.count - cut))
            let text = whole.withUnsafeBytes { String(validating: $0, as: UTF8.self) }
            if let text { return text }
        }
        return nil
    }

    private func appendFindings(_ findings: Span<UInt8>, to json: inout ByteBuffer) {
        guard !findings.isEmpty else { return json.append(#","violations":[],"warnings":[]"#) }
        json.append(",")
        json.append(findings)
    }
}
