/// Parameters as a query gives them, written as `name=value`.
enum QueryParameter {
    static func split(_ text: String) -> (name: String, value: String) {
        let end = text.firstIndex(of: "=") ?? text.endIndex
        return (String(text[..<end]), String(text[end...].dropFirst()))
    }
}
