import JSONParsing

/// Reads a text to its end and gives its tokens.
func tokens(_ bytes: [UInt8]) throws(JSONError) -> [JSONToken] {
    var reader = JSONReader()
    var found: [JSONToken] = []
    while true {
        let token = try reader.next(bytes.span)
        found.append(token)
        if token.kind == .endOfText { return found }
    }
}

/// The error that a text ends with when it is read to its end; nil when it is JSON.
func failure(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
        _ = try tokens(bytes)
        return nil
    } catch {
        return error
    }
}

func failure(_ text: String) -> JSONError? { failure(Array(text.utf8)) }

func value(_ text: String) throws(JSONError) -> JSONValue {
    let bytes = Array(text.utf8)
    return try JSONValue(parsing: bytes.span)
}
