/// Where the lines of accepted events go.
package enum RecordDestination: Equatable, Sendable {
    case file(path: String)
    case standardOutput

    /// Reads an option's value: `-` is standard output, anything else a path.
    package init(_ option: String) {
        self = option == "-" ? .standardOutput : .file(path: option)
    }
}
