/// The parameters of a query, `name=value&name=value`, in their order and with repetitions.
///
/// As in forms, `+` stands for a space. A parameter without `=` has an empty value.
package struct QueryParameters: Equatable, Sendable {
    /// One parameter, percent-decoded.
    package struct Parameter: Equatable, Sendable {
        package let name: String
        package let value: String
    }

    package private(set) var parameters: [Parameter] = []

    /// - Throws: `invalidEscape`.
    package init(_ query: String) throws(RequestTargetError) {
        for pair in query.split(separator: "&") {
            let end = pair.firstIndex(of: "=") ?? pair.endIndex
            guard let name = PercentEncoding.decode(pair[..<end].utf8, plusIsSpace: true),
                let value = PercentEncoding.decode(pair[end...].dropFirst().utf8, plusIsSpace: true)
            else { throw .invalidEscape }
            parameters.append(Parameter(name: name, value: value))
        }
    }

    /// The value of the first parameter of that name.
    package subscript(name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }
}
