package import JSONParsing

/// Why a text is no inventory of entities: one problem at least, in the order of the text.
package struct EntityInventoryError: Error, Equatable {
    /// One thing that is wrong, and where.
    package struct Problem: Equatable, Sendable {
        /// The way to the value that is wrong; to the object that lacks something; to the whole
        /// document where that is no JSON.
        package let pointer: JSONPointer
        /// The byte offset of that value, or of the first byte that cannot be.
        package let offset: Int
        package let position: TextPosition
        /// What is wrong, in a sentence without a subject and its full stop.
        package let message: String
    }

    package let problems: [Problem]

    /// Nil when there are no problems.
    init?(_ notes: [InventoryReader.Note], in text: Span<UInt8>) {
        guard !notes.isEmpty else { return nil }
        var problems: [Problem] = []
        for note in notes.sorted(by: { $0.offset < $1.offset }) {
            problems.append(
                Problem(
                    pointer: JSONPointer(toValueAt: note.offset, in: text) ?? JSONPointer(),
                    offset: note.offset, position: TextPosition(of: note.offset, in: text),
                    message: note.message))
        }
        self.problems = problems
    }
}

extension EntityInventoryError.Problem: CustomStringConvertible {
    /// `3:14: entities/2/entityId: must be like HOST-0123456789ABCDEF`, for a file's name to be put
    /// in front.
    package var description: String {
        let place = "\(position.line):\(position.column): "
        let subject = pointer.description.dropFirst()
        return subject.isEmpty ? place + message : "\(place)\(subject): \(message)"
    }
}

extension EntityInventoryError: CustomStringConvertible {
    /// A line for each problem.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
